import { parseRatePpm, parseVolume } from '@upline/money';
import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { Table } from '../../frame/table-column.js';

/** A block of marginal brackets: what of the axis lies above `from`, up to the next block, has this rate. */
export interface Block {
  readonly from: number;
  readonly ratePpm: number;
}

/** What rate everybody has. */
export interface Rates {
  /** 1 for whoever has a rate at all: a value in the table, or an axis that reaches the first bracket. */
  readonly has: Uint8Array;
  /** The rate of the whole group; 0 where the brackets are marginal. */
  readonly ppm: Int32Array;
  /** Where brackets are marginal: the blocks from the lowest, and the volume that they are read on. */
  readonly marginal: { readonly blocks: readonly Block[]; readonly axis: Float64Array } | undefined;
  /** Whole rates that occur in the plan. */
  readonly inPlan: readonly number[];
}

type Brackets = Extract<DifferentialBonus['rate'], { axis: string }>;

export function readRates({ rate }: DifferentialBonus, frame: Frame): Rates {
  if (typeof rate === 'object' && 'axis' in rate) {
    return rate.read === 'marginal' ? marginalRates(rate, frame) : tableRates(frame, tableOf(rate));
  }
  return tableRates(frame, rate as Table<string>);
}

function tableOf({ axis, threshold, rows }: Brackets): Table<string> {
  return { byVolume: axis, threshold, rows: rows.map(({ from, rate }) => ({ from, value: rate })) };
}

function tableRates(frame: Frame, table: Table<string>): Rates {
  const { values, places, constant } = frame.table(table);
  const inPlan = values.map(parseRatePpm);
  const has = new Uint8Array(frame.memberCount);
  const ppm = new Int32Array(frame.memberCount);
  for (let row = 0; row < has.length; row++) {
    const rate = inPlan[constant ? 0 : (places[row] ?? -1)];
    if (rate === undefined) continue;
    has[row] = 1;
    ppm[row] = rate;
  }
  return { has, ppm, marginal: undefined, inPlan };
}

function marginalRates({ axis: name, rows }: Brackets, frame: Frame): Rates {
  const blocks = rows.map(({ from, rate }): Block => ({ from: parseVolume(from), ratePpm: parseRatePpm(rate) }));
  blocks.sort((one, other) => one.from - other.from);
  const axis = frame.volume(name);
  const lowest = blocks[0]?.from ?? 0;
  // At the threshold itself a block is empty, so that it makes no difference whether it is inclusive.
  const has = Uint8Array.from(axis, (volume) => (volume > lowest ? 1 : 0));
  return {
    has,
    ppm: new Int32Array(axis.length),
    marginal: { blocks, axis },
    inPlan: blocks.map((block) => block.ratePpm),
  };
}
