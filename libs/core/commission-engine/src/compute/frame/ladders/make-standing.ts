import type { Ladder } from '../../../plan/plan-schema.js';
import { ladderOf } from '../../../plan/references/plan-node.js';
import type { ColumnMaker } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { copyFromOwners } from '../owner-rows.js';
import { type Overrides, overridePlace, overridesOf } from './rank-overrides.js';
import type { Standing } from '../standing.js';

/** Decides the standing of everybody on a ladder from its rungs, what was carried in, and the ranks set by hand. */
export function makeStanding(columns: Columns, ladder: string): ColumnMaker {
  const { size, owners } = columns;
  const standing = columns.standing(ladder);
  const overrides = overridesOf(columns, ladder);
  const fill = columns.decides(ladder)
    ? decide(columns, standing, overrides)
    : (from: number, to: number): void => takeOver(standing, overrides, from, to);
  const finish = (): void => {
    if (!owners) return;
    const { reached, paidAs, title, inGrace, decided, misses, keptFor } = standing;
    for (const column of [reached, paidAs, title, inGrace, decided, misses, ...keptFor]) copyFromOwners(column, owners);
  };
  return {
    run: () => {
      fill(0, size);
      finish();
    },
    settle: (row) => fill(row, row + 1),
    finish,
  };
}

/** Runs of another cadence pay on what was decided last. */
function takeOver(standing: Standing, overrides: Overrides, from: number, to: number): void {
  const { reached, paidAs, title, titleBefore, decided, decidedBefore } = standing;
  for (let row = from; row < to; row++) {
    const last = decidedBefore[row] ?? -1;
    reached[row] = last;
    decided[row] = last;
    paidAs[row] = overridePlace(overrides, row, last);
    title[row] = titleBefore[row] ?? -1;
  }
}

function decide(columns: Columns, standing: Standing, overrides: Overrides): (from: number, to: number) => void {
  const { name, reached, title, titleBefore, decided, decidedBefore, paidAs, heldByRank } = standing;
  const { pay, effective } = ladderOf(columns.plan, name);
  const decideRow = rowDecider(columns, standing, pay);
  return (from, to) => {
    reached.fill(-1, from, to);
    heldByRank.forEach((held, rank) => {
      for (let row = from; row < to; row++) if (held[row] === 1) reached[row] = rank;
    });
    for (let row = from; row < to; row++) {
      title[row] = Math.max(titleBefore[row] ?? -1, reached[row] ?? -1);
      decided[row] = decideRow(row);
      const exactly = overrides.exactly.get(row);
      if (exactly !== undefined) setByHand(standing, row, exactly);
      paidAs[row] =
        effective === 'at-once' ? (decided[row] ?? -1) : overridePlace(overrides, row, decidedBefore[row] ?? -1);
    }
  };
}

/** Whatever else is kept is not paid; nobody is in the grace of a rank that is no longer theirs. */
function setByHand({ decided, inGrace, misses }: Standing, row: number, rank: number): void {
  decided[row] = rank;
  inGrace[row] = 0;
  misses[row] = 0;
}

function rowDecider(columns: Columns, standing: Standing, pay: Ladder['pay']): (row: number) => number {
  const { reached, title } = standing;
  if (pay === 'paid-as') return (row) => reached[row] ?? -1;
  if (pay === 'title') return (row) => title[row] ?? -1;
  return 'graceMisses' in pay ? inGrace(columns, standing, pay.graceMisses) : kept(columns, standing, pay.heldFor);
}

/** A rank is kept through so many misses in a row. */
function inGrace({ state }: Columns, standing: Standing, most: number): (row: number) => number {
  const { name, reached, decidedBefore, misses, inGrace: marks } = standing;
  const missesBefore = state.numbers(name, 'misses');
  return (row) => {
    const rank = reached[row] ?? -1;
    const before = decidedBefore[row] ?? -1;
    const missed = rank >= before ? 0 : countOf(missesBefore[row]) + 1;
    const keeps = missed > 0 && missed <= most;
    misses[row] = keeps ? missed * oneWhole : 0;
    marks[row] = keeps ? 1 : 0;
    return keeps ? before : rank;
  };
}

/** Every rank is kept for so many periods from when it, or a higher one, was reached last. */
function kept({ state }: Columns, standing: Standing, periods: number): (row: number) => number {
  const { name, reached, keptFor, rankNames, inGrace: marks } = standing;
  const before = rankNames.map((rank) => state.numbers(name, keptForQuantity(rank)));
  return (row) => {
    const rank = reached[row] ?? -1;
    let highest = rank;
    keptFor.forEach((column, place) => {
      const left = countOf(before[place]?.[row]);
      column[row] = (place <= rank ? periods - 1 : Math.max(0, left - 1)) * oneWhole;
      if (left > 0 && place > highest) highest = place;
    });
    marks[row] = highest > rank ? 1 : 0;
    return highest;
  };
}

/** Under which quantity it is carried for how many more periods a rank is kept. */
export const keptForQuantity = (rank: string): string => `keptFor/${rank}`;

/** Counts are carried like volumes, in units of 10^-4. */
const oneWhole = 10_000;
const countOf = (units: number | undefined): number => (units ?? 0) / oneWhole;
