import fc from 'fast-check';
import { DateTime } from 'luxon';
import { formatDate, parseDate } from './index.js';

const utc = { zone: 'utc' };
const firstDay = DateTime.fromISO('1000-01-01', utc).toMillis() / 86_400_000;
const lastDay = DateTime.fromISO('9999-12-31', utc).toMillis() / 86_400_000;

describe('a date', () => {
  it('is counted in days since 1970-01-01', () => {
    expect(parseDate('1970-01-01')).toBe(0);
    expect(parseDate('1969-12-31')).toBe(-1);
    expect(parseDate('2026-11-23')).toBe(20_780);
    expect([formatDate(0), formatDate(-1), formatDate(20_780)]).toEqual(['1970-01-01', '1969-12-31', '2026-11-23']);
  });

  it('knows which years have a leap day', () => {
    expect(parseDate('2028-02-29') + 1).toBe(parseDate('2028-03-01'));
    expect(parseDate('2000-02-29') + 1).toBe(parseDate('2000-03-01'));
    expect(parseDate('2100-02-28') + 1).toBe(parseDate('2100-03-01'));
  });

  it.each([
    ...['2026-02-29', '2100-02-29', '2026-04-31', '2026-00-10', '2026-13-10', '2026-11-00', '2026-11-32'],
    ...['2026-11-1', '2026-1-01', '0999-12-31', '10000-01-01', '-2026-11-01', '26-11-01', '20261101', '2026-11'],
    ...['2026-11-01\n', ' 2026-11-01', '2026-11-01T00:00', '٢٠٢٦-11-01', ''],
  ])('refuses %p', (text) => {
    expect(() => parseDate(text)).toThrow('DATE.MALFORMED');
  });

  it('does not repeat a long text when it refuses it', () => {
    expect(() => parseDate('9'.repeat(10_000))).toThrow(/^.{0,120}$/);
  });

  it('is the one that luxon writes, from the first day to the last', () => {
    const days = fc.oneof(fc.integer({ min: firstDay, max: lastDay }), fc.constantFrom(firstDay, lastDay));
    fc.assert(
      fc.property(days, (day) => {
        const text = formatDate(day);
        expect(text).toBe(DateTime.fromMillis(day * 86_400_000, utc).toISODate());
        expect(parseDate(text)).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  it('moves one day on with every day of 400 years', () => {
    const start = parseDate('1999-12-31');
    const texts = Array.from({ length: 146_098 }, (_, day) => formatDate(start + day));
    expect(texts.every((text, day) => parseDate(text) === start + day)).toBe(true);
    expect(texts.every((text, day) => day === 0 || text > (texts[day - 1] ?? ''))).toBe(true);
    expect(texts.at(-1)).toBe('2399-12-31');
  });

  it.each([firstDay - 1, lastDay + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
    'has no text for day %p',
    (day) => {
      expect(() => formatDate(day)).toThrow('DATE.OUT_OF_RANGE');
    },
  );
});
