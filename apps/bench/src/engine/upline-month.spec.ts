import { drawBenchmarkData } from '../data/benchmark-data.js';
import { compareLines } from './compare-lines.js';
import { bareMonth } from './floor/bare-month.js';
import { calculateMonth, linesOf, snapshotOf, uplineBonuses } from './upline-month.js';

describe("Upline's month", () => {
  it.each(['random', 'chain', 'star'] as const)('has the lines of the floor, as far as it goes: %s', (shape) => {
    const company = drawBenchmarkData(2_000, shape, 5);
    const comparison = compareLines(bareMonth(company).lines, linesOf(calculateMonth(snapshotOf(company))), 2_000);
    for (const bonus of uplineBonuses) expect(comparison[bonus]).toEqual({ onlyInFirst: 0, onlyInSecond: 0 });
  });
});
