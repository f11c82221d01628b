import { type BenchmarkData, drawBenchmarkData } from './benchmark-data.js';

const memberCount = 20_000;

describe('the company of the benchmark', () => {
  it('is the same for the same size, shape and seed', () => {
    expect(drawBenchmarkData(500, 'random', 7)).toEqual(drawBenchmarkData(500, 'random', 7));
    expect(drawBenchmarkData(500, 'random', 7)).not.toEqual(drawBenchmarkData(500, 'random', 8));
  });

  it('is pinned to the row, for figures of different days are compared', () => {
    const { members, orders } = drawBenchmarkData(500, 'random', 7);
    expect([...members.sponsor.slice(-5)]).toEqual([253, 478, 467, 378, 31]);
    expect([...orders.pvCents.slice(-5)]).toEqual([4535, 3942, 7558, 9849, 5347]);
  });

  it('has other trees and the same orders and carry-in in every shape', () => {
    const random = drawBenchmarkData(500, 'random', 7);
    for (const shape of ['chain', 'star'] as const) {
      const other = drawBenchmarkData(500, shape, 7);
      expect(other.orders).toEqual(random.orders);
      expect(other.members.carryLeftCents).toEqual(random.members.carryLeftCents);
      expect(other.members.sponsor).not.toEqual(random.members.sponsor);
    }
  });

  it.each(['random', 'chain', 'star'] as const)(
    'puts parents before children and one member on a side: %s',
    (shape) => {
      const { sponsor, binaryParent, binarySide } = drawBenchmarkData(memberCount, shape, 3).members;
      expect(sponsor[0]).toBe(-1);
      expect(binaryParent[0]).toBe(-1);
      const taken = new Set<number>();
      for (let member = 1; member < memberCount; member++) {
        const parent = binaryParent[member] ?? -1;
        if (!isAbove(sponsor[member] ?? -1, member) || !isAbove(parent, member))
          throw new Error(`${member} stands wrong`);
        taken.add(2 * parent + (binarySide[member] ?? 0));
      }
      expect(taken.size).toBe(memberCount - 1);
    },
  );

  it('is as deep as a line and as wide as can be where that is asked', () => {
    expect(depth(drawBenchmarkData(memberCount, 'chain', 3).members.sponsor)).toBe(memberCount - 1);
    const star = drawBenchmarkData(memberCount, 'star', 3).members;
    expect(depth(star.sponsor)).toBe(1);
    expect(depth(star.binaryParent)).toBe(Math.floor(Math.log2(memberCount)));
  });

  it('draws sponsors, orders and carry-in as companies have them', () => {
    const { members, orders } = drawBenchmarkData(memberCount, 'random', 3);
    expect(orders.buyer).toHaveLength(memberCount * 2.7);
    expect(lateSponsors(members)).toBeCloseTo(0.5, 1);
    expect(new Set(orders.buyer).size / memberCount).toBeCloseTo(0.55, 1);
    expect(Math.min(...orders.pvCents)).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...orders.pvCents)).toBeLessThan(10_000);
    expect(members.carryLeftCents.filter((cents) => cents > 0).length / memberCount).toBeCloseTo(0.3, 1);
    expect(members.carryRightCents.filter((cents) => cents > 0).length / memberCount).toBeCloseTo(0.15, 1);
  });
});

function isAbove(parent: number, member: number): boolean {
  return parent >= 0 && parent < member;
}

function depth(parents: Int32Array): number {
  const depths = new Int32Array(parents.length);
  for (let member = 1; member < parents.length; member++) depths[member] = (depths[parents[member] ?? 0] ?? 0) + 1;
  return depths.reduce((deepest, value) => Math.max(deepest, value), 0);
}

/** The part of the members whose sponsor is in the last quarter of those before them. */
function lateSponsors({ sponsor }: BenchmarkData['members']): number {
  return sponsor.filter((parent, member) => parent >= member * 0.75).length / sponsor.length;
}
