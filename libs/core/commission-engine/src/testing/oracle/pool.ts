import type { Condition, PoolBonus } from '../../plan/plan-schema.js';
import { dealUnits, Fraction } from './fraction.js';
import { type Line, lineOf, roundsLines, type Run, step } from './money.js';
import type { Person } from './people.js';
import { type TableOf, type World } from './world.js';

/** Deals funds by shares. Carried: entries { pool, units } of funds for which nobody qualified, exact, in units of 10^-4. */
export function payPool(world: World, bonus: PoolBonus, run: Run): Line[] {
  const carried = new Map(
    world.carried.list(bonus.bonus).map((entry) => [String(entry['pool']), Fraction.read(String(entry['units']))]),
  );
  const lines: Line[] = [];
  for (const pool of poolsOf(world, bonus)) {
    const fund = fundOf(world, bonus, pool);
    for (const tier of tiersOf(bonus)) {
      const name = [pool, tier.rank].filter((part) => part !== '' && part !== null).join('/') || bonus.bonus;
      const before = carried.get(name) ?? Fraction.zero;
      carried.delete(name);
      const own = tier.rank === null ? fund : step(world, fund.times(tier.part));
      const money = own.plus(before.dividedBy(Fraction.of(10_000n)));
      const holders = holdersOf(world, bonus, pool, tier.rank);
      if (holders.length > 0) lines.push(...deal(world, bonus, money, holders, tier.level));
      else if (bonus.nobody === 'kept') run.company(money);
      else if (money.sign > 0) carried.set(name, money.times(Fraction.of(10_000n)));
    }
  }
  run.out.list(
    bonus.bonus,
    [...carried].map(([pool, units]) => ({ pool, units: units.toString(24) })),
  );
  return lines;
}

/** One pool for each value of the attribute; '' where there is one for all. */
function poolsOf({ plan }: World, { byAttribute }: PoolBonus): string[] {
  if (byAttribute === undefined) return [''];
  const attribute = plan.attributes?.[byAttribute];
  return attribute && 'values' in attribute ? [...attribute.values] : [];
}

function isIn({ byAttribute }: PoolBonus, pool: string, person: Person): boolean {
  return byAttribute === undefined || person.texts[byAttribute] === pool;
}

function fundOf(world: World, bonus: PoolBonus, pool: string): Fraction {
  const { fund } = bonus;
  if ('amount' in fund) return step(world, Fraction.read(fund.amount));
  const members = world.people.filter(
    (person) => isIn(bonus, pool, person) && (fund.where === undefined || world.holds(fund.where as Condition, person)),
  );
  const sum = members.reduce((units, person) => units + world.volume(fund.of, person), 0n);
  const units = sum > 0n ? sum : 0n;
  const base = step(world, Fraction.of(units, 10_000n).times(Fraction.read(fund.factor)));
  return step(world, base.times(Fraction.read(fund.share)));
}

function tiersOf({ tiers }: PoolBonus): { rank: string | null; part: Fraction; level: number }[] {
  if (tiers === null) return [{ rank: null, part: Fraction.of(1n), level: 0 }];
  return tiers.parts.map(({ rank, part }, place) => ({ rank, part: Fraction.read(part), level: place + 1 }));
}

/** Everybody with shares in a tier. */
function holdersOf(
  world: World,
  bonus: PoolBonus,
  pool: string,
  rank: string | null,
): { person: Person; shares: Fraction }[] {
  return world.people
    .filter((person) => person.owner === person && isIn(bonus, pool, person))
    .filter((person) => world.holds(bonus.eligible as Condition, person))
    .filter((person) => rank === null || holdsTier(world, bonus, rank, person))
    .map((person) => ({ person, shares: sharesOf(world, bonus, person) }))
    .filter(({ shares }) => shares.sign > 0);
}

function holdsTier(world: World, { tiers }: PoolBonus, rank: string, person: Person): boolean {
  const { ladder, place } = world.ladderOf(rank);
  return tiers?.membership === 'exclusive' ? ladder.paidAs(person) === place : ladder.paidAs(person) >= place;
}

/** Entry by entry: a sum, which an entry that multiplies multiplies. An entry without a value does not apply. */
function sharesOf(world: World, bonus: PoolBonus, person: Person): Fraction {
  return bonus.shares.reduce((sum, { shares, times, how }) => {
    const value = world.table(shares as TableOf<string>, person);
    if (value === undefined) return sum;
    let entry = Fraction.read(value);
    if (times) {
      const isNumber = /^\d/.test(times.volume);
      const of = isNumber ? Fraction.read(times.volume) : Fraction.of(world.volume(times.volume, person), 10_000n);
      const units = of.dividedBy(Fraction.read(times.per));
      entry = entry.times(times.units === 'whole' ? units.rounded(0, 'down') : units);
    }
    return how === 'multiply' ? sum.times(entry) : sum.plus(entry);
  }, Fraction.zero);
}

function deal(
  world: World,
  bonus: PoolBonus,
  money: Fraction,
  holders: readonly { person: Person; shares: Fraction }[],
  level: number,
): Line[] {
  if (money.sign <= 0) return [];
  const { digits } = world.plan.rounding;
  const all = Fraction.sum(holders.map(({ shares }) => shares));
  const perShare = money.dividedBy(all);
  const value = bonus.value === 'share-rounded' ? perShare.rounded(digits, bonus.rounding) : perShare;
  const products = holders.map(({ shares }) => value.times(shares));
  const rounded = roundsLines(world) ? products.map((product) => product.rounded(digits, bonus.rounding)) : products;
  const kept = bonus.value === 'product' ? rounded : products;
  const amounts = bonus.remainder === 'kept' ? kept : wholeFund(world, bonus, money, holders);
  return holders.map(({ person }, place) =>
    lineOf(world, bonus.bonus, person, amounts[place] ?? Fraction.zero, { level }),
  );
}

/** The rounded fund dealt by shares in whole rounding units, so that exactly the fund is paid; ties go by the order of codes. */
function wholeFund(
  { plan }: World,
  { rounding }: PoolBonus,
  money: Fraction,
  holders: readonly { shares: Fraction }[],
): Fraction[] {
  const scale = Fraction.of(10n ** BigInt(plan.rounding.digits));
  const units = money.rounded(plan.rounding.digits, rounding).times(scale);
  const all = Fraction.sum(holders.map(({ shares }) => shares));
  const parts = dealUnits(
    units.floor(),
    holders.map(({ shares }) => shares.times(units).dividedBy(all)),
  );
  return parts.map((part) => Fraction.of(part).dividedBy(scale));
}
