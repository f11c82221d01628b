import type { Plan, Volume } from '../../../plan/plan-schema.js';
import { volumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, filledBy } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';

type History = Extract<Volume, { history: string }>;

const takes = {
  sum: (one: number, other: number): number => checkedUnits(one + other),
  least: (one: number, other: number): number => Math.min(one, other),
  greatest: (one: number, other: number): number => Math.max(one, other),
} as const;

/** The values of a volume in the last periods of the run's cadence. A period that nothing is known of had zero. */
export function makeHistory(columns: Columns, volume: History, out: Float64Array): ColumnMaker {
  const { plan, state } = columns;
  const { history, take } = volume;
  const now = volume.current === 'included' ? [columns.numbers(volumeNode(plan, history))] : [];
  const before = Array.from({ length: periodsBefore(volume) }, (_, ago) =>
    state.numbers(history, quantityOf(columns, ago + 1)),
  );
  const [first = out, ...others] = [...now, ...before];
  const combine = takes[take];
  return filledBy(columns.size, (from, to) => {
    for (let row = from; row < to; row++) out[row] = first[row] ?? 0;
    for (const other of others)
      for (let row = from; row < to; row++) out[row] = combine(out[row] ?? 0, other[row] ?? 0);
  });
}

/** Carries the values of as many periods as the plan reads, the newest first. */
export function carryHistory(columns: Columns): void {
  const { plan, state } = columns;
  for (const [name, periods] of periodsNeeded(plan)) {
    for (let ago = periods; ago > 1; ago--) {
      if (!state.has(name, quantityOf(columns, ago - 1))) continue;
      state.carryNumbers(name, quantityOf(columns, ago), state.numbers(name, quantityOf(columns, ago - 1)));
    }
    state.carryNumbers(name, quantityOf(columns, 1), columns.numbers(volumeNode(plan, name)));
  }
}

/** Runs of every cadence keep their own history: 'history/month/1' is the month before. */
const quantityOf = ({ period }: Columns, ago: number): string => `history/${period.cadence}/${ago}`;

const periodsBefore = ({ periods, current }: History): number => (current === 'included' ? periods - 1 : periods);

function periodsNeeded(plan: Plan): Map<string, number> {
  const needed = new Map<string, number>();
  for (const volume of Object.values(plan.volumes)) {
    if (!('history' in volume)) continue;
    const periods = Math.max(periodsBefore(volume), needed.get(volume.history) ?? 0);
    if (periods > 0) needed.set(volume.history, periods);
  }
  return needed;
}
