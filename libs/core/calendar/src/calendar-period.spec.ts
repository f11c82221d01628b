import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  type Cadence,
  type CalendarPeriod,
  formatDate,
  lastPeriods,
  nextPeriod,
  parseDate,
  parsePeriodKey,
  periodOfDay,
  previousPeriod,
  readPeriod,
} from './index.js';

const all: readonly Cadence[] = ['day', 'week', 'half-month', 'month', 'quarter', 'year'];
const cadences = fc.constantFrom(...all);
const days = fc.integer({ min: parseDate('1001-01-01'), max: parseDate('9998-12-31') });
const daysOf = ({ startsOn, endsOn }: { startsOn: number; endsOn: number }): string[] => [
  formatDate(startsOn),
  formatDate(endsOn),
];

/** What luxon says about the period of a day. */
function oracle(day: number, cadence: Cadence): CalendarPeriod {
  const date = DateTime.fromMillis(day * 86_400_000, { zone: 'utc' });
  const period = (key: string, from: DateTime, to: DateTime): CalendarPeriod => ({
    key: date.toFormat(key),
    cadence,
    startsOn: from.startOf('day').toMillis() / 86_400_000,
    endsOn: to.startOf('day').toMillis() / 86_400_000,
  });
  if (cadence === 'day') return period('yyyy-MM-dd', date, date);
  if (cadence === 'week') return period("kkkk-'W'WW", date.startOf('week'), date.endOf('week'));
  if (cadence === 'month') return period('yyyy-MM', date.startOf('month'), date.endOf('month'));
  if (cadence === 'quarter') return period("yyyy-'Q'q", date.startOf('quarter'), date.endOf('quarter'));
  if (cadence === 'year') return period('yyyy', date.startOf('year'), date.endOf('year'));
  return date.day <= 15
    ? period("yyyy-MM-'H1'", date.startOf('month'), date.set({ day: 15 }))
    : period("yyyy-MM-'H2'", date.set({ day: 16 }), date.endOf('month'));
}

describe('the key of a period', () => {
  it.each([
    ['2026-11-23', 'day', '2026-11-23', '2026-11-23'],
    ['2026-W47', 'week', '2026-11-16', '2026-11-22'],
    ['2026-W01', 'week', '2025-12-29', '2026-01-04'],
    ['2026-W53', 'week', '2026-12-28', '2027-01-03'],
    ['2026-11-H1', 'half-month', '2026-11-01', '2026-11-15'],
    ['2026-11-H2', 'half-month', '2026-11-16', '2026-11-30'],
    ['2028-02-H2', 'half-month', '2028-02-16', '2028-02-29'],
    ['2026-11', 'month', '2026-11-01', '2026-11-30'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026', 'year', '2026-01-01', '2026-12-31'],
  ])('%s is a %s from %s to %s', (key, cadence, first, last) => {
    const period = readPeriod(key);
    expect(period).toMatchObject({ key, cadence });
    expect(daysOf(period)).toEqual([first, last]);
  });

  it.each([
    ...['2026-02-29', '2026-W00', '2026-W54', '2025-W53', '9999-W53', '2026-W1', '2026W47', '2026-w47', '2026-11-H3'],
    ...['2026-11-H0', '2026-13-H1', '2026-11-h1', '2026-13', '2026-00', '2026-1', '2026-Q0', '2026-Q5', '2026-q4'],
    ...['2026-Q', '0999', '10000', '26', '', ' 2026', '2026\n', '2026-11\n', '2026-W47-1', '2026-W47\n', '٢٠٢٦'],
  ])('is refused when it is %p', (key) => {
    expect(() => readPeriod(key)).toThrow('PERIOD.MALFORMED');
  });

  it('is refused with a sentence that shows the six shapes', () => {
    expect(() => readPeriod('soon')).toThrow(
      'PERIOD.MALFORMED: "soon" is not a day such as 2026-11-23, a week such as 2026-W47, a half-month such as ' +
        '2026-11-H1, a month such as 2026-11, a quarter such as 2026-Q4 or a year such as 2026.',
    );
    expect(() => readPeriod('9'.repeat(10_000))).toThrow(/^.{0,300}$/);
  });

  it('says week 53 in exactly the years in which luxon counts 53', () => {
    for (let year = 1000; year <= 9999; year += 1) {
      const { weeksInWeekYear } = DateTime.fromObject({ weekYear: year, weekNumber: 1 }, { zone: 'utc' });
      if (weeksInWeekYear === 53) expect(readPeriod(`${year}-W53`).key).toBe(`${year}-W53`);
      else expect(() => readPeriod(`${year}-W53`)).toThrow('PERIOD.MALFORMED');
    }
  });

  it('is for months the one that a period key has always been', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { key } = periodOfDay(day, 'month');
        expect(parsePeriodKey(key)).toBe(key);
      }),
    );
  });

  it('gives its period back when it is read', () => {
    fc.assert(
      fc.property(days, cadences, (day, cadence) => {
        const period = periodOfDay(day, cadence);
        expect(readPeriod(period.key)).toEqual(period);
      }),
      { numRuns: 1000 },
    );
  });

  it('is never shared, nor readable as another cadence', () => {
    fc.assert(
      fc.property(days, (day) => {
        const keys = all.map((cadence) => periodOfDay(day, cadence).key);
        expect(keys.map((key) => readPeriod(key).cadence)).toEqual(all);
      }),
    );
  });
});

describe('the period of a day', () => {
  it('is the one that luxon finds, and has the day in it', () => {
    fc.assert(
      fc.property(days, cadences, (day, cadence) => {
        const period = periodOfDay(day, cadence);
        expect(period).toEqual(oracle(day, cadence));
        expect(period.startsOn <= day && day <= period.endsOn).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(all)('exists as a %s for the first day of 1000 and the last of 9999', (cadence) => {
    for (const date of ['1000-01-01', '9999-12-31']) {
      const period = periodOfDay(parseDate(date), cadence);
      expect(period).toEqual(oracle(parseDate(date), cadence));
      expect(readPeriod(period.key)).toEqual(period);
    }
  });

  it.each(all)('does not exist as a %s outside the years that have names, nor for half a day', (cadence) => {
    for (const day of [parseDate('1000-01-01') - 1, parseDate('9999-12-31') + 1, 0.5, Number.NaN]) {
      expect(() => periodOfDay(day, cadence)).toThrow('DATE.OUT_OF_RANGE');
    }
  });
});

describe('periods of a cadence', () => {
  it('follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(days, cadences, (day, cadence) => {
        const period = periodOfDay(day, cadence);
        const next = nextPeriod(period);
        expect(next).toEqual(periodOfDay(period.endsOn + 1, cadence));
        expect(next.startsOn).toBe(period.endsOn + 1);
        expect(previousPeriod(next)).toEqual(period);
      }),
      { numRuns: 1000 },
    );
  });

  it('are counted back as often as one is told', () => {
    expect(previousPeriod(readPeriod('2026-11'), 12).key).toBe('2025-11');
    expect(previousPeriod(readPeriod('2026-11'), 0)).toEqual(readPeriod('2026-11'));
    expect(previousPeriod(readPeriod('2027-W01')).key).toBe('2026-W53');
    expect(previousPeriod(readPeriod('2026-01-H1'), 3).key).toBe('2025-11-H2');
    fc.assert(
      fc.property(days, cadences, fc.nat({ max: 30 }), (day, cadence, count) => {
        fc.pre(day > parseDate('1040-01-01'));
        const period = periodOfDay(day, cadence);
        let stepped = period;
        for (let step = 0; step < count; step += 1) stepped = previousPeriod(stepped);
        expect(previousPeriod(period, count)).toEqual(stepped);
        expect(lastPeriods(period, count + 1)).toEqual({ startsOn: stepped.startsOn, endsOn: period.endsOn });
      }),
    );
  });

  it('make a stretch that ends with the last of them', () => {
    expect(daysOf(lastPeriods(readPeriod('2026-11'), 3))).toEqual(['2026-09-01', '2026-11-30']);
    expect(daysOf(lastPeriods(readPeriod('2026-W01'), 2))).toEqual(['2025-12-22', '2026-01-04']);
    expect(daysOf(lastPeriods(readPeriod('2026-Q1'), 1))).toEqual(['2026-01-01', '2026-03-31']);
  });

  it('are not counted in parts, nor into the future, nor not at all', () => {
    expect(() => previousPeriod(readPeriod('2026-11'), -1)).toThrow('INVARIANT.BROKEN');
    expect(() => previousPeriod(readPeriod('2026-11'), 0.5)).toThrow('INVARIANT.BROKEN');
    expect(() => lastPeriods(readPeriod('2026-11'), 0)).toThrow('INVARIANT.BROKEN');
  });

  it.each(['9999-12-31', '9999-W52', '9999-12-H2', '9999-12', '9999-Q4', '9999'])('end with %s', (key) => {
    expect(() => nextPeriod(readPeriod(key))).toThrow('DATE.OUT_OF_RANGE');
  });

  it.each(['1000-01-01', '1000-W01', '1000-01-H1', '1000-01', '1000-Q1', '1000'])('begin with %s', (key) => {
    expect(() => previousPeriod(readPeriod(key))).toThrow('DATE.OUT_OF_RANGE');
  });
});
