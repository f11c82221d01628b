import fc from 'fast-check';
import {
  ancestorsAt,
  branchesTo,
  buildForest,
  childrenOf,
  depthFirst,
  firstAtLeastAbove,
  type Forest,
  isAbove,
  sumsWithin,
  walkUpline,
} from './index.js';

/** A random forest whose rows come in random order, with a number and a mark for each. */
const cases = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(5), fc.boolean()), { maxLength: 30 }).map((draws) => {
  const rows = draws.map((_, row) => row).sort((one, other) => (draws[one]?.[1] ?? 0) - (draws[other]?.[1] ?? 0));
  const parents = new Int32Array(draws.length);
  draws.forEach(([draw], member) => {
    const parent = (draw % (member + 1)) - 1;
    parents[rows[member] ?? 0] = parent < 0 ? -1 : (rows[parent] ?? -1);
  });
  return {
    forest: buildForest(parents),
    column: Float64Array.from(draws, ([, , number]) => number),
    marks: Uint8Array.from(draws, ([, , , mark]) => (mark ? 1 : 0)),
  };
});

const upline = (forest: Forest, index: number): number[] => [...walkUpline(forest, index)];

describe('a forest read downward', () => {
  it('has each subtree in one piece', () => {
    fc.assert(
      fc.property(cases, ({ forest }) => {
        const down = depthFirst(forest);
        expect([...down.order].sort((one, other) => one - other)).toEqual([...down.order.keys()]);
        for (let index = 0; index < forest.size; index++)
          for (let top = 0; top < forest.size; top++)
            expect(isAbove(down, top, index)).toBe(upline(forest, index).includes(top));
      }),
    );
  });

  it('knows the children of everybody', () => {
    const { start, list } = childrenOf(buildForest(Int32Array.from([-1, 0, 0, 1, 0])));
    expect([...list.subarray(start[0], start[1])]).toEqual([1, 2, 4]);
    expect([...list.subarray(start[1], start[2])]).toEqual([3]);
    expect(start[5]).toBe(4);
  });

  it('tells the ancestor a number of steps above', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 8 }), ({ forest }, steps) => {
        const ancestors = ancestorsAt(forest, depthFirst(forest), steps);
        ancestors.forEach((ancestor, index) => expect(ancestor).toBe(upline(forest, index)[steps - 1] ?? -1));
      }),
    );
  });

  it('tells in which branch of somebody above an index stands', () => {
    fc.assert(
      fc.property(cases, ({ forest, column }) => {
        const tops = Int32Array.from(column, (number) => Math.min(number, forest.size - 1));
        branchesTo(forest, depthFirst(forest), tops).forEach((branch, index) => {
          const line = [index, ...upline(forest, index)];
          const place = line.indexOf(tops[index] ?? -1);
          expect(branch).toBe(place <= 0 ? -1 : line[place - 1]);
        });
      }),
    );
  });

  it('finds the first above with at least the same number', () => {
    fc.assert(
      fc.property(cases, ({ forest, column }) => {
        firstAtLeastAbove(forest, depthFirst(forest), column).forEach((found, index) => {
          const expected = upline(forest, index).find((above) => (column[above] ?? 0) >= (column[index] ?? 0));
          expect(found).toBe(expected ?? -1);
        });
      }),
    );
  });
});

describe('a sum within limits', () => {
  const limits = fc.record({
    depth: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    bounded: fc.boolean(),
    boundaryCounts: fc.boolean(),
  });

  it('is what walking up from each member adds', () => {
    fc.assert(
      fc.property(cases, limits, ({ forest, column, marks }, { depth, bounded, boundaryCounts }) => {
        const expected = new Float64Array(forest.size);
        column.forEach((units, index) => {
          if (bounded && marks[index] === 1 && !boundaryCounts) return;
          for (const [step, above] of upline(forest, index).entries()) {
            if (step + 1 > (depth ?? Infinity)) break;
            expected[above] = (expected[above] ?? 0) + units;
            if (bounded && marks[above] === 1) break;
          }
        });
        const boundaries = bounded ? marks : undefined;
        const sums = sumsWithin(forest, depthFirst(forest), column, { depth, boundaries, boundaryCounts });
        expect([...sums]).toEqual([...expected]);
      }),
    );
  });
});
