import { UplineError } from '@upline/kernel';
import fc from 'fast-check';
import {
  buildForest,
  countChildren,
  type Forest,
  membersBelow,
  nearestAbove,
  subtreeHolders,
  subtreeSums,
  walkUpline,
} from './index.js';

const forestOf = (...parents: number[]): Forest => buildForest(Int32Array.from(parents));

/** A random forest whose rows come in random order. */
const forests = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }).map((draws) => {
  const rows = draws.map((_, row) => row).sort((one, other) => (draws[one]?.[1] ?? 0) - (draws[other]?.[1] ?? 0));
  const parents = new Int32Array(draws.length);
  draws.forEach(([draw], member) => {
    const parent = (draw % (member + 1)) - 1;
    parents[rows[member] ?? 0] = parent < 0 ? -1 : (rows[parent] ?? -1);
  });
  return buildForest(parents);
});

describe('a forest', () => {
  it('orders parents before children, each index once', () => {
    fc.assert(
      fc.property(forests, (forest) => {
        const seen = new Set<number>();
        for (const index of forest.order) {
          const parent = forest.parents[index] ?? -1;
          expect(parent < 0 || seen.has(parent)).toBe(true);
          expect(forest.depths[index]).toBe(parent < 0 ? 0 : (forest.depths[parent] ?? 0) + 1);
          seen.add(index);
        }
        expect(seen.size).toBe(forest.size);
      }),
    );
  });

  it('names the indexes of a cycle', () => {
    const build = (): Forest => forestOf(-1, 0, 4, 2, 3, 4);
    expect(build).toThrow('GENEALOGY.CYCLE: Each of these is the parent of the one before: 2 -> 4 -> 3 -> 2.');
    try {
      build();
    } catch (error) {
      expect((error as UplineError).faults.map(({ pointer }) => pointer)).toEqual(['/2', '/4', '/3']);
    }
  });

  it('refuses a member above itself and a parent that does not exist', () => {
    expect(() => forestOf(0)).toThrow('GENEALOGY.CYCLE');
    expect(() => forestOf(-1, 2)).toThrow('GENEALOGY.PARENT_OUT_OF_RANGE');
    expect(() => forestOf(-2)).toThrow('GENEALOGY.PARENT_OUT_OF_RANGE');
  });

  it('may be empty', () => {
    expect(forestOf().order).toHaveLength(0);
  });
});

describe('passes over a forest', () => {
  it('agree with walking up from every index', () => {
    fc.assert(
      fc.property(forests, fc.infiniteStream(fc.integer({ min: -50, max: 50 })), (forest, draws) => {
        const column = Float64Array.from({ length: forest.size }, () => draws.next().value ?? 0);
        const marks = Uint8Array.from(column, (value) => (value > 20 ? 1 : 0));
        const sums = Float64Array.from(column);
        const holders = Uint8Array.from(marks);
        const nearest = new Int32Array(forest.size).fill(-1);
        for (let index = 0; index < forest.size; index++) {
          for (const above of walkUpline(forest, index)) {
            sums[above] = (sums[above] ?? 0) + (column[index] ?? 0);
            if (marks[index] === 1) holders[above] = 1;
            if (nearest[index] === -1 && marks[above] === 1) nearest[index] = above;
            expect(membersBelow(forest, above).includes(index)).toBe(true);
          }
        }
        expect(subtreeSums(forest, column, true)).toEqual(sums);
        expect(subtreeSums(forest, column, false)).toEqual(sums.map((sum, index) => sum - (column[index] ?? 0)));
        expect(subtreeHolders(forest, marks)).toEqual(holders);
        expect(nearestAbove(forest, marks)).toEqual(nearest);
      }),
    );
  });

  it('count marked children', () => {
    expect([...countChildren(forestOf(-1, 0, 0, 1), Uint8Array.of(1, 1, 0, 1))]).toEqual([1, 1, 0, 0]);
  });

  it('refuse a sum that a double cannot hold exactly', () => {
    const column = Float64Array.of(1, Number.MAX_SAFE_INTEGER);
    expect(() => subtreeSums(forestOf(-1, 0), column, true)).toThrow('GENEALOGY.SUM_OUT_OF_RANGE');
  });
});

describe('a tree of extreme shape', () => {
  const size = 1_000_000;
  const ones = new Float64Array(size).fill(1);

  it('may be a chain of a million, leaf first', () => {
    const chain = buildForest(Int32Array.from({ length: size }, (_, index) => (index === size - 1 ? -1 : index + 1)));
    expect(chain.depths[0]).toBe(size - 1);
    expect(subtreeSums(chain, ones, true)[size - 1]).toBe(size);
    expect(nearestAbove(chain, new Uint8Array(size).fill(1, size - 1))[0]).toBe(size - 1);
  });

  it('may be a cycle of a million', () => {
    const cycle = Int32Array.from({ length: size }, (_, index) => (index + 1) % size);
    expect(() => buildForest(cycle)).toThrow('1000000 in all');
  });

  it('may be a star of a million', () => {
    const star = buildForest(Int32Array.from({ length: size }, (_, index) => (index === 7 ? -1 : 7)));
    expect(subtreeSums(star, ones, false)[7]).toBe(size - 1);
    expect(countChildren(star, new Uint8Array(size).fill(1))[7]).toBe(size - 1);
  });
});
