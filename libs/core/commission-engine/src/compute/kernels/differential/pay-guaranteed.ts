import { type Forest, nearestAbove } from '@upline/genealogy';
import { parseDecimal, parseRatePpm, rational } from '@upline/money';
import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import type { DifferentialWork } from './differential-work.js';

type Guaranteed = Extract<NonNullable<NonNullable<DifferentialBonus['breakaway']>['override']>, { how: 'guaranteed' }>;

/** What a group that broke away yields, in parts that make `keeps` a whole number. */
interface Yield {
  readonly own: bigint;
  /** Sent up to the next above who broke away: never more than the own yield. */
  readonly up: bigint;
}

/**
 * Each group that broke away yields `rate` of its base. It goes up to the next above who broke away, but so that whoever stands below
 * keeps `keeps` of their own yield and of what came up to them, as far as that is enough. Lines: level 1 for what comes up, source who sent
 * it; level 0 for what is kept of the own yield. What goes up where nobody above broke away is not paid.
 */
export function payGuaranteed(work: DifferentialWork, { rate, keeps }: Guaranteed, broken: Uint8Array): void {
  const { basis, run, router } = work;
  const { forest, gross, bases } = basis;
  const { digits } = run.frame.plan.rounding;
  const ratePpm = parseRatePpm(rate);
  // Keeps in gross units is a fraction; its denominator makes whole parts of everything.
  const kept = rational(
    parseDecimal(keeps, 4) * 10n ** BigInt(digits) * BigInt(gross.ratio.denominator),
    10n ** 4n * BigInt(gross.ratio.numerator || 1),
  );
  const above = nearestAbove(forest, broken);
  const ownOf = (row: number): bigint => BigInt(gross.at(ratePpm, Math.max(bases[row] ?? 0, 0))) * kept.denominator;
  const yields = yieldsOf(forest, broken, above, { ownOf, keeps: kept.numerator });
  const pay = (member: number, source: number, part: bigint, isWhole: boolean): void => {
    if (part === 0n || !router.reaches(member)) return;
    const level = member === source ? 0 : 1;
    const due = { member, source, level, baseUnits: bases[source] ?? 0, ratePpm: isWhole ? ratePpm : 0 };
    const numerator = part * BigInt(gross.ratio.numerator);
    router.payExact(due, rational(numerator, BigInt(gross.ratio.denominator) * kept.denominator));
  };
  for (const source of run.frame.byCode.rows) {
    const found = yields.get(source);
    if (!found) continue;
    const { own, up } = found;
    pay(source, source, own - up, up === 0n);
    const member = above[source] ?? -1;
    if (member >= 0) pay(member, source, up, up === own);
  }
}

function yieldsOf(
  forest: Forest,
  broken: Uint8Array,
  above: Int32Array,
  { ownOf, keeps }: { readonly ownOf: (row: number) => bigint; readonly keeps: bigint },
): Map<number, Yield> {
  const yields = new Map<number, Yield>();
  const received = new Map<number, bigint>();
  for (let place = forest.order.length - 1; place >= 0; place--) {
    const row = forest.order[place] ?? 0;
    if (broken[row] !== 1) continue;
    const own = ownOf(row);
    const spare = own + (received.get(row) ?? 0n) - keeps;
    const up = spare <= 0n ? 0n : spare < own ? spare : own;
    yields.set(row, { own, up });
    const next = above[row] ?? -1;
    if (next >= 0) received.set(next, (received.get(next) ?? 0n) + up);
  }
  return yields;
}
