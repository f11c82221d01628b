import type { DifferentialBasis } from './differential-basis.js';
import type { DifferentialWork } from './differential-work.js';
import { tellBreakaways, tellTakenOff, tellUnpaid } from './tell-differential.js';
import { minus, WideColumn, type Whole } from './wide-column.js';

/**
 * The form 'amounts': one line per member, of what their rate makes of their group less what the groups below take off. Source the
 * member, `baseUnits` the group base, `ratePpm` the member's own rate.
 */
export function payAmounts(work: DifferentialWork): void {
  const { basis, run, router } = work;
  const { gross, rates, bases } = basis;
  const below = (basis.below ??= takenOffBelow(basis, (row) => baseOf(basis, row)));
  const listens = run.missed !== undefined;
  for (const member of run.frame.byCode.rows) {
    if (!router.reaches(member)) continue;
    const baseUnits = baseOf(basis, member);
    const due = { member, source: member, level: 0, baseUnits, ratePpm: rates.ppm[member] ?? 0 };
    const net = minus(gross.of(member, baseUnits), below.get(member));
    if (net > 0 && !basis.hasPassedUp(member)) router.pay(due, net, gross.ratio);
    else if (listens) tellUnpaid(work, due, (bases[member] ?? 0) > 0);
  }
  if (!listens) return;
  tellTakenOff(work, (row) => takenOffBy(basis, below, row, baseOf(basis, row)));
  tellBreakaways(work);
}

/** What a row's own rate is applied to. */
function baseOf({ bonus, bases, own }: DifferentialBasis, row: number): number {
  return (bases[row] ?? 0) - (bonus.ownBase === 'counts' ? 0 : (own[row] ?? 0));
}

/**
 * For every row the gross amounts that its children take off. A child who takes nothing off hands on what its own children do; legs that are
 * cut off take nothing.
 */
export function takenOffBelow(basis: DifferentialBasis, baseOfRow: (row: number) => number): WideColumn {
  const { forest, cut } = basis;
  const below = new WideColumn(forest.size);
  for (let place = forest.order.length - 1; place >= 0; place--) {
    const row = forest.order[place] ?? 0;
    const parent = forest.parents[row] ?? -1;
    if (parent < 0 || cut?.[row] === 1) continue;
    below.add(parent, takenOffBy(basis, below, row, baseOfRow(row)));
  }
  return below;
}

/** What a row takes off its parent: what it makes itself, or where it takes nothing off what is below it. */
function takenOffBy(basis: DifferentialBasis, below: WideColumn, row: number, base: number): Whole {
  return basis.takes(row) ? basis.gross.of(row, base) : below.get(row);
}
