import { nearestAbove } from '@upline/genealogy';
import { parseRatePpm, type Rational } from '@upline/money';
import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import type { DifferentialWork } from './differential-work.js';
import { payGuaranteed } from './pay-guaranteed.js';
import { inMoney } from './pay-rates.js';

type Override = NonNullable<NonNullable<DifferentialBonus['breakaway']>['override']>;
type Of<How extends Override['how']> = Extract<Override, { how: How }>;

/**
 * Pays on groups that broke away: source the member who broke away, `baseUnits` their group base, `level` the breakaway generation.
 * Groups that are not above zero pay nothing.
 */
export function payOverride(work: DifferentialWork): void {
  const override = work.basis.bonus.breakaway?.override;
  if (!override || !work.basis.broken) return;
  if (override.how === 'fixed') payFixed(work, override, work.basis.broken);
  else if (override.how === 'difference') payDifference(work, override, work.basis.broken);
  else payGuaranteed(work, override, work.basis.broken);
}

/** Calls with everybody who broke away and has a group to pay on, in the order of their codes. */
function eachBroken(
  { run, basis }: DifferentialWork,
  broken: Uint8Array,
  visit: (row: number, base: number) => void,
): void {
  for (const row of run.frame.byCode.rows) {
    const base = basis.bases[row] ?? 0;
    if (broken[row] === 1 && base > 0) visit(row, base);
  }
}

function payFixed(work: DifferentialWork, { to, rates: table }: Of<'fixed'>, broken: Uint8Array): void {
  const { basis, run, router } = work;
  const { forest, gross } = basis;
  const paid = run.frame.marks(to);
  const { values, places, constant } = run.frame.table<readonly string[]>(table);
  const rates = values.map((list) => list.map(parseRatePpm));
  const generations = Math.max(...rates.map(({ length }) => length));
  const above = nearestAbove(
    forest,
    paid.map((mark, row) => mark | (broken[row] ?? 0)),
  );
  eachBroken(work, broken, (source, baseUnits) => {
    let level = 1;
    for (let member = nextStop(above, source); member >= 0 && level <= generations; member = nextStop(above, member)) {
      if (paid[member] === 1 && router.reaches(member)) {
        const list = rates[constant ? 0 : (places[member] ?? -1)];
        const ratePpm = list?.[level - 1] ?? 0;
        const due = { member, source, level, baseUnits, ratePpm };
        if (ratePpm > 0) router.pay(due, gross.at(ratePpm, baseUnits), gross.ratio);
        else router.tell(due, 'NO_VALUE');
      }
      if (broken[member] === 1) level++;
    }
  });
}

function nextStop(above: Int32Array, row: number): number {
  return above[row] ?? -1;
}

function payDifference(work: DifferentialWork, { to, minimum }: Of<'difference'>, broken: Uint8Array): void {
  const { basis, run, router } = work;
  const { forest, gross, rates } = basis;
  const above = nearestAbove(forest, run.frame.marks(to));
  const least = parseRatePpm(minimum);
  eachBroken(work, broken, (source, baseUnits) => {
    const member = above[source] ?? -1;
    if (member < 0 || !router.reaches(member)) return;
    const ratePpm = Math.max((rates.ppm[member] ?? 0) - (rates.ppm[source] ?? 0), least);
    const due = { member, source, level: 1, baseUnits, ratePpm: rates.marginal ? 0 : ratePpm };
    const amount = rates.marginal
      ? larger(basis.members.difference(member, source, baseUnits), gross.at(least, baseUnits))
      : { numerator: BigInt(gross.at(ratePpm, baseUnits)), denominator: 1n };
    if (amount.numerator > 0n) router.payExact(due, inMoney(basis, amount));
    else router.tell(due, 'NO_DIFFERENCE');
  });
}

function larger(one: Rational, other: number | bigint): Rational {
  const whole = BigInt(other);
  return one.numerator > whole * one.denominator ? one : { numerator: whole, denominator: 1n };
}
