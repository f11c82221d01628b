import fc from 'fast-check';
import { DateTime } from 'luxon';
import { monthsBetween, parseDate } from './index.js';

const days = fc.integer({ min: parseDate('1000-01-01'), max: parseDate('9999-12-31') });
const nearDays = fc.integer({ min: parseDate('2023-11-01'), max: parseDate('2028-04-01') });
const pairs = fc.oneof(fc.tuple(days, days), fc.tuple(nearDays, nearDays));
const countings = fc.constantFrom<'calendar' | 'anniversary'>('calendar', 'anniversary');
const luxonOf = (day: number): DateTime => DateTime.fromMillis(day * 86_400_000, { zone: 'utc' });

describe('the months between two days', () => {
  it.each([
    ['2026-01-31', '2026-02-01', 1, 0],
    ['2026-01-31', '2026-02-28', 1, 1],
    ['2026-01-30', '2026-02-27', 1, 0],
    ['2026-01-30', '2026-02-28', 1, 1],
    ['2028-01-31', '2028-02-28', 1, 0],
    ['2028-02-29', '2029-02-28', 12, 12],
    ['2026-02-28', '2026-03-28', 1, 1],
    ['2026-11-01', '2026-11-30', 0, 0],
    ['2026-11-23', '2026-11-23', 0, 0],
    ['2026-11-23', '2028-01-22', 14, 13],
    ['2026-02-01', '2026-01-31', -1, 0],
    ['2026-02-28', '2026-01-31', -1, -1],
  ])('from %s to %s are %p of the calendar and %p whole ones', (from, to, calendar, whole) => {
    expect(monthsBetween(parseDate(from), parseDate(to), 'calendar')).toBe(calendar);
    expect(monthsBetween(parseDate(from), parseDate(to), 'anniversary')).toBe(whole);
  });

  it('are those that luxon counts', () => {
    fc.assert(
      fc.property(pairs, ([from, to]) => {
        const [start, end] = [luxonOf(from), luxonOf(to)];
        const whole = Math.trunc(end.diff(start, 'months').months) + 0;
        expect(monthsBetween(from, to, 'anniversary')).toBe(whole);
        expect(monthsBetween(from, to, 'calendar')).toBe((end.year - start.year) * 12 + end.month - start.month);
      }),
      { numRuns: 3000 },
    );
  });

  it('are as many backwards, and none twice', () => {
    fc.assert(
      fc.property(pairs, countings, ([from, to], counting) => {
        const months = monthsBetween(from, to, counting);
        expect(monthsBetween(to, from, counting)).toBe(0 - months);
        if (to > from) expect(months - monthsBetween(from, to - 1, counting)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are refused for what is no day', () => {
    expect(() => monthsBetween(0.5, 1, 'calendar')).toThrow('DATE.OUT_OF_RANGE');
    expect(() => monthsBetween(0, 1e9, 'anniversary')).toThrow('DATE.OUT_OF_RANGE');
  });
});
