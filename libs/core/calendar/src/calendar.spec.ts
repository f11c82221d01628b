import fc from 'fast-check';
import { isTimeZone, nextPeriodKey, parsePeriodKey, periodBounds, periodKeyOf, previousPeriodKey } from './index.js';

const hoursOf = (key: string, timeZone: string): number => {
  const { startsAt, endsAt } = periodBounds(key, timeZone);
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000;
};

describe('a period key', () => {
  it('steps over the end of the year both ways', () => {
    expect(nextPeriodKey('2026-12')).toBe('2027-01');
    expect(previousPeriodKey('2027-01')).toBe('2026-12');
    expect(nextPeriodKey('2026-09')).toBe('2026-10');
  });

  it.each(['2026-13', '2026-00', '2026-1', '26-01', '2026-11-01', '', '2026-11\n', '0026-01'])('refuses %p', (text) => {
    expect(() => parsePeriodKey(text)).toThrow('PERIOD.MALFORMED');
  });
});

describe('the bounds of a month', () => {
  it('are an hour longer in New York when summer time ends, and an hour shorter when it begins', () => {
    expect(periodBounds('2026-11', 'America/New_York')).toEqual({
      startsAt: '2026-11-01T04:00:00.000Z',
      endsAt: '2026-12-01T05:00:00.000Z',
    });
    expect(hoursOf('2026-11', 'America/New_York')).toBe(30 * 24 + 1);
    expect(hoursOf('2026-03', 'America/New_York')).toBe(31 * 24 - 1);
  });

  it('keep the half hour of Kolkata', () => {
    expect(periodBounds('2026-11', 'Asia/Kolkata')).toEqual({
      startsAt: '2026-10-31T18:30:00.000Z',
      endsAt: '2026-11-30T18:30:00.000Z',
    });
  });

  it('keep the three quarters of an hour of the Chatham Islands, summer and winter', () => {
    expect(periodBounds('2026-09', 'Pacific/Chatham')).toEqual({
      startsAt: '2026-08-31T11:15:00.000Z',
      endsAt: '2026-09-30T10:15:00.000Z',
    });
  });

  it('give a leap February 29 days', () => {
    expect(hoursOf('2028-02', 'UTC')).toBe(29 * 24);
    expect(hoursOf('2026-02', 'UTC')).toBe(28 * 24);
    expect(hoursOf('2100-02', 'UTC')).toBe(28 * 24);
  });

  it('start at the first instant that exists where midnight is skipped', () => {
    // In Asuncion the clocks went from midnight to one o'clock on 1 October 2017.
    expect(periodBounds('2017-10', 'America/Asuncion').startsAt).toBe('2017-10-01T04:00:00.000Z');
  });

  it('hold exactly the instants whose period is that month', () => {
    const zones = fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'America/Asuncion', 'UTC');
    const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(zones, instants, (zone, millis) => {
        const instant = new Date(millis).toISOString();
        const { startsAt, endsAt } = periodBounds(periodKeyOf(instant, zone), zone);
        expect(startsAt <= instant && instant < endsAt).toBe(true);
        expect(periodBounds(nextPeriodKey(periodKeyOf(instant, zone)), zone).startsAt).toBe(endsAt);
      }),
    );
  });
});

describe('the period of an instant', () => {
  it('depends on the time zone', () => {
    expect(periodKeyOf('2026-11-01T03:59:59.999Z', 'America/New_York')).toBe('2026-10');
    expect(periodKeyOf('2026-11-01T04:00:00Z', 'America/New_York')).toBe('2026-11');
    expect(periodKeyOf('2026-10-31T18:30:00Z', 'Asia/Kolkata')).toBe('2026-11');
  });

  it.each(['2026-11-01', '2026-11-01T00:00:00', 'yesterday', ''])('refuses %p, which is not an instant', (text) => {
    expect(() => periodKeyOf(text, 'UTC')).toThrow('INSTANT.MALFORMED');
  });
});

describe('a time zone', () => {
  it('is one that the IANA lists', () => {
    expect([isTimeZone('Pacific/Chatham'), isTimeZone('Mars/Olympus'), isTimeZone('')]).toEqual([true, false, false]);
    expect(() => periodBounds('2026-11', 'Mars/Olympus')).toThrow('TIME_ZONE.UNKNOWN');
  });
});
