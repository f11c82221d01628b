import { minorDigits } from '@upline/money';
import type { Bonus } from '../../plan/plan-schema.js';
import { dealUnits, Fraction } from './fraction.js';
import { type Line, roundedByPlan } from './money.js';
import { byCode, byText, type Person } from './people.js';
import type { TableOf, World } from './world.js';

/** The order in which lines stand, and in which units of a rounded total are dealt to them. */
export function inLineOrder(lines: readonly Line[]): Line[] {
  return [...lines].sort(
    (one, other) =>
      byCode(one.source, other.source) ||
      byText(one.order ?? '', other.order ?? '') ||
      one.level - other.level ||
      other.amount.minus(one.amount).sign ||
      byCode(one.payee, other.payee) ||
      byCode(one.earner, other.earner),
  );
}

/**
 * What the cap of a bonus takes: a line for each person who has more. Positions that earn for themselves (those that pair, or stand on
 * boards) can be capped each for itself; in other bonuses a person is one position.
 */
export function capBonus(world: World, { bonus, kernel, cap }: Bonus, lines: readonly Line[]): Line[] {
  if (!cap) return [];
  const byPosition = cap.per === 'position' && (kernel === 'pairing' || kernel === 'board');
  const taken = new Map<Person, Fraction>();
  for (const [holder, group] of groupsOf(lines, (line) => (byPosition ? line.earner : line.payee))) {
    const text = world.table(cap.amount as TableOf<string>, holder);
    if (text === undefined) continue;
    const { plan } = world;
    const isExact = plan.rounding.where === 'payee';
    const most = isExact ? Fraction.read(text) : Fraction.read(text).rounded(minorDigits(plan.currency), 'down');
    const over = Fraction.sum(group.map(({ amount }) => amount)).minus(most);
    if (over.sign > 0) taken.set(holder.owner, over.plus(taken.get(holder.owner) ?? Fraction.zero));
  }
  return world.people.flatMap((person) => {
    const amount = taken.get(person)?.negative();
    const facts = { level: 0, payee: person, earner: person, source: person, order: null };
    return amount ? [{ bonus: `cap:${bonus}`, ...facts, exact: amount, amount }] : [];
  });
}

/** Rounds what each payee gets of these lines, or takes what they are paid, and deals it over them. */
export function roundPayees(world: World, lines: readonly Line[], paid?: ReadonlyMap<Person, Fraction>): void {
  for (const [payee, group] of groupsOf(lines, (line) => line.payee)) {
    const total = paid?.get(payee) ?? roundedByPlan(world, Fraction.sum(group.map(({ amount }) => amount)));
    dealInUnits(
      world,
      group,
      total,
      group.map(({ amount }) => amount),
    );
  }
}

function dealInUnits({ plan }: World, lines: readonly Line[], total: Fraction, shares: readonly Fraction[]): void {
  const scale = Fraction.of(10n ** BigInt(plan.rounding.digits));
  const parts = dealUnits(
    total.times(scale).floor(),
    shares.map((share) => share.times(scale)),
  );
  lines.forEach((line, place) => (line.amount = Fraction.of(parts[place] ?? 0n).dividedBy(scale)));
}

function groupsOf(lines: readonly Line[], key: (line: Line) => Person): Map<Person, Line[]> {
  const groups = new Map<Person, Line[]>();
  for (const line of lines) groups.set(key(line), [...(groups.get(key(line)) ?? []), line]);
  return groups;
}
