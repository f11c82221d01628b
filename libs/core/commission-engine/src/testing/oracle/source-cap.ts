import { byText, type Person } from './people.js';
import { roundsLines } from './money.js';
import type { CarriedOut } from './carried.js';
import { Fraction } from './fraction.js';
import type { WalkingBonus } from './walk.js';
import type { World } from './world.js';

/**
 * Nobody gets more from one source than the plan says, in this run or in all. Counted is what would have been paid without the cap;
 * paid in all is that sum, cut to the cap on either side of zero. Carried for a lifetime: entries { payee, source, units }.
 */
export function sourceCap(world: World, bonus: WalkingBonus, out: CarriedOut) {
  const cap = bonus.capPerSource;
  const sums = new Map<string, { payee: string; source: string; amount: Fraction }>();
  const key = (payee: string, source: string): string => JSON.stringify([payee, source]);
  if (cap?.per === 'lifetime') {
    for (const { payee, source, units } of world.carried.list(bonus.bonus)) {
      const entry = { payee: String(payee), source: String(source), amount: Fraction.of(Number(units), 10_000n) };
      sums.set(key(entry.payee, entry.source), entry);
    }
  }
  const most = Fraction.read(cap?.amount ?? '0');
  const highest = roundsLines(world) ? most.rounded(world.plan.rounding.digits, 'down') : most;
  const cut = (sum: Fraction): Fraction => sum.least(highest).greatest(Fraction.zero.minus(highest));
  return {
    allowed(payee: Person, source: Person, amount: Fraction): Fraction {
      if (!cap) return amount;
      const place = key(payee.code, source.code);
      const before = sums.get(place)?.amount ?? Fraction.zero;
      const after = before.plus(amount);
      sums.set(place, { payee: payee.code, source: source.code, amount: after });
      return cut(after).minus(cut(before));
    },
    carry(): void {
      if (cap?.per !== 'lifetime') return;
      const entries = [...sums.values()]
        .map(({ payee, source, amount }) => ({
          ...{ payee, source },
          units: Number(amount.rounded(4, world.plan.rounding.mode).times(Fraction.of(10_000n)).floor()),
        }))
        .filter(({ units }) => units !== 0)
        .sort((one, other) => byText(one.payee, other.payee) || byText(one.source, other.source));
      out.list(bonus.bonus, entries);
    },
  };
}
