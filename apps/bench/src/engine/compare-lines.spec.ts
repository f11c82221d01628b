import { compareLines } from './compare-lines.js';
import { linesFrom } from './testing/lines-from.js';

type Line = [number, number, number, number, number, number];

const lines: Line[] = [
  [2, 0, 1, 3, 10_000, 500],
  [0, 0, 2, 3, 10_000, 500],
  [0, 1, 0, -1, 40_000, 4_000],
  [1, 3, 0, -1, 70_000, 1_000],
];

describe('two sets of lines', () => {
  it('are the same in any order', () => {
    expect(compareLines(linesFrom(lines), linesFrom([...lines].reverse()), 4).all).toEqual(differ(0, 0));
  });

  it.each([0, 1, 2, 3, 4, 5])('differ by a line when column %i of a line differs', (column) => {
    const changed = lines.map((line) => [...line] as Line);
    const line = changed[0] ?? [0, 0, 0, 0, 0, 0];
    line[column] = (line[column] ?? 0) + (column === 0 ? -1 : 1);
    expect(compareLines(linesFrom(lines), linesFrom(changed), 5).all).toEqual(differ(1, 1));
  });

  it('count a line as often as it is there, and say of which bonus it is', () => {
    const [first, ...others] = lines;
    const twice = linesFrom([...lines, ...(first ? [first] : [])]);
    expect(compareLines(twice, linesFrom(others), 4)).toEqual({
      all: differ(2, 0),
      unilevel: differ(2, 0),
      binary: differ(0, 0),
      matching: differ(0, 0),
      pool: differ(0, 0),
    });
    expect(compareLines(linesFrom([]), linesFrom(lines), 4).pool).toEqual(differ(0, 1));
  });

  it('are compared to the last column when all that names a line is equal', () => {
    const one = linesFrom([
      [0, 0, 1, 1, 100, 5],
      [0, 0, 1, 1, 100, 7],
    ]);
    const other = linesFrom([
      [0, 0, 1, 1, 100, 7],
      [0, 0, 1, 1, 100, 5],
    ]);
    expect(compareLines(one, other, 2).all).toEqual(differ(0, 0));
  });
});

function differ(onlyInFirst: number, onlyInSecond: number) {
  return { onlyInFirst, onlyInSecond };
}
