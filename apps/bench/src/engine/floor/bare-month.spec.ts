import type { BenchmarkData } from '../../data/benchmark-data.js';
import { compareLines } from '../compare-lines.js';
import { type BonusName, bonusNames, type MonthLines } from '../month-lines.js';
import { linesFrom } from '../testing/lines-from.js';
import { bareMonth } from './bare-month.js';

const [anna, ben, cleo, dora, emil] = [0, 1, 2, 3, 4];
const [nobody, left, right] = [-1, 0, 1];
const [unilevel, binary, matching] = [0, 1, 2];

/** Sponsored one by the other in a line. Cleo misses activity by a cent. Dora and Emil stand under Ben in the binary tree. */
const company: BenchmarkData = {
  members: {
    sponsor: Int32Array.of(nobody, anna, ben, cleo, dora),
    binaryParent: Int32Array.of(nobody, anna, anna, ben, ben),
    binarySide: Uint8Array.of(left, left, right, left, right),
    carryLeftCents: Int32Array.of(0, 0, 500, 70, 15),
    carryRightCents: Int32Array.of(30_001, 0, 700, 0, 12),
  },
  orders: {
    buyer: Int32Array.of(emil, anna, ben, cleo, dora, emil),
    pvCents: Int32Array.of(200_000, 20_000, 10_000, 9_999, 10_000, 33),
  },
};

describe('the bare month of five members', () => {
  const month = bareMonth(company);

  it('ranks by own volume, group volume and legs of any depth', () => {
    // Group volumes 2,500.32, 2,300.32, 2,200.32, 2,100.33 and 2,000.33; a third rank would take two legs.
    expect([...month.ranks]).toEqual([2, 2, 0, 2, 1]);
  });

  it('pays these lines and no others', () => {
    const byHand = linesFrom([
      [anna, unilevel, 1, ben, 10_000, 500],
      [ben, unilevel, 1, cleo, 9_999, 499],
      [anna, unilevel, 2, cleo, 9_999, 499],
      // Past Cleo, who is not active.
      [ben, unilevel, 1, dora, 10_000, 500],
      [anna, unilevel, 2, dora, 10_000, 500],
      [dora, unilevel, 1, emil, 200_033, 10_001],
      [ben, unilevel, 2, emil, 200_033, 10_001],
      [anna, unilevel, 3, emil, 200_033, 8_001],
      // Anna: 220,033 on the left; Cleo's 9,999 and 30,001 carried in on the right.
      [anna, binary, 0, nobody, 40_000, 4_000],
      [ben, binary, 0, nobody, 10_000, 1_000],
      [emil, binary, 0, nobody, 12, 1],
      [anna, matching, 1, ben, 1_000, 100],
    ]);
    expect(compareLines(month.lines, byHand, 5).all).toEqual({ onlyInFirst: 0, onlyInSecond: 0 });
  });

  it('carries out what did not match, and all of it for who is not active', () => {
    expect([...month.carryOutCents]).toEqual([180_033, 0, 0, 190_033, 500, 700, 70, 0, 3, 0]);
  });
});

describe('the bare month of a leader', () => {
  const members = 7;
  const pvCents = Int32Array.of(900_000, 200_000, 200_000, 60_000, 60_000, 60_000, 60_000);
  const above = Int32Array.of(nobody, 0, 0, 1, 1, 2, 2);
  const month = bareMonth({
    members: {
      sponsor: above,
      binaryParent: above,
      binarySide: Uint8Array.of(left, left, right, left, right, left, right),
      carryLeftCents: new Int32Array(members).fill(60_000_000, 0, 1),
      carryRightCents: new Int32Array(members).fill(60_000_000, 0, 1),
    },
    orders: { buyer: Int32Array.from(pvCents, (_, member) => member), pvCents },
  });

  it('pays the pool by points', () => {
    expect([...month.ranks]).toEqual([5, 3, 3, 1, 1, 1, 1]);
    expect(paid(month.lines, 'pool')).toEqual([[0, 30_800]]);
  });

  it('caps the binary bonus and takes all that matched', () => {
    expect(paid(month.lines, 'binary')).toEqual([
      [0, 5_000_000],
      [1, 6_000],
      [2, 6_000],
    ]);
    expect([...month.carryOutCents.slice(0, 2)]).toEqual([0, 0]);
  });
});

function paid(lines: MonthLines, bonus: BonusName): [payee: number | undefined, amountCents: number | undefined][] {
  return [...lines.payee.keys()]
    .filter((place) => lines.bonus[place] === bonusNames.indexOf(bonus))
    .map((place) => [lines.payee[place], lines.amountCents[place]]);
}
