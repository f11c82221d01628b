import { NumberColumns } from './number-columns.js';

describe('columns of numbers', () => {
  it('are filled from text that is cut anywhere', () => {
    const columns = [new Int32Array(2), new Int32Array(2)];
    const numbers = new NumberColumns(columns);
    for (const piece of ['12', '3\t4', '5\n', '0\t', '2147483647', '\n']) numbers.take(Buffer.from(piece));
    expect(columns.map((column) => [...column])).toEqual([
      [123, 0],
      [45, 2_147_483_647],
    ]);
    expect(numbers.rowCount).toBe(2);
  });
});
