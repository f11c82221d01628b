import { parseRatePpm, parseVolume, ratioOf, scaleUnits } from '@upline/money';
import type { Volume } from '../../../plan/plan-schema.js';
import { volumeNode, type VolumeNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker, fillFromTheBottom } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { checkedUnits } from './checked-units.js';
import { legTotals, strongestLeg, sumOfLegs } from './leg-totals.js';

type Limited = Extract<Volume, { limited: string }>;

/** How much of the legs, and of the member's own volume, counts. */
interface Counted {
  legs(legs: Float64Array, count: number): number;
  own(units: number): number;
}

const oneInPpm = 1_000_000n;
const everything = (units: number): number => units;

/** Group volume of which each leg counts only in part. Shares are rounded down to the four digits of a volume. */
export function makeLimited(columns: Columns, node: VolumeNode, volume: Limited, out: Float64Array): ColumnMaker {
  const column = columns.numbers(volumeNode(columns.plan, volume.limited));
  const { forest } = columns.tree(volume.tree);
  const totals = legTotals(columns, volume.tree, column);
  const counted = countedBy(volume.limit, node.requirement);
  const maker: ColumnMaker = {
    run: () => fillFromTheBottom(forest, [maker]),
    settle: (row) => {
      const legs = counted.legs(totals.legs, totals.read(row));
      out[row] = checkedUnits(legs + (volume.self ? counted.own(column[row] ?? 0) : 0));
    },
    absorb: totals.absorb,
  };
  return maker;
}

function limitedTo(most: number, legs: Float64Array, count: number): number {
  let sum = 0;
  for (let leg = 0; leg < count; leg++) sum += Math.min(legs[leg] ?? 0, most);
  return sum;
}

function countedBy(limit: Limited['limit'], requirement: number | undefined): Counted {
  switch (limit.formula) {
    case 'share-of-requirement': {
      if (requirement === undefined) return { legs: sumOfLegs, own: everything };
      const most = shareOf(requirement, limit.share);
      const legs = (each: Float64Array, count: number): number => limitedTo(most, each, count);
      return { legs, own: limit.limitsOwn ? (units) => Math.min(units, most) : everything };
    }
    case 'share-of-legs':
      return {
        legs: (legs, count) => limitedTo(shareOf(sumOfLegs(legs, count), limit.share), legs, count),
        own: everything,
      };
    case 'fixed': {
      const most = parseVolume(limit.atMost);
      return { legs: (legs, count) => limitedTo(most, legs, count), own: everything };
    }
    case 'without-strongest':
      return { legs: (legs, count) => sumOfLegs(legs, count) - strongestLeg(legs, count), own: everything };
    case 'weak-legs-doubled':
      return { legs: weakLegsDoubled, own: everything };
  }
}

function weakLegsDoubled(legs: Float64Array, count: number): number {
  const strong = strongestLeg(legs, count);
  const weak = sumOfLegs(legs, count) - strong;
  return strong > weak ? 2 * weak : strong + weak;
}

function shareOf(units: number, share: string): number {
  return scaleUnits(units, ratioOf(BigInt(parseRatePpm(share)), oneInPpm), 'down');
}
