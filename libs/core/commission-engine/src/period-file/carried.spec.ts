import { parseDate } from '@upline/calendar';
import fc from 'fast-check';
import { type CarriedState, emptyState } from '../snapshot/carried-state.js';
import { nameColumn } from '../snapshot/name-column.js';
import { carryOver } from './carry-over.js';
import { readPeriodFile } from './read-period-file.js';
import { runPeriods } from './run-periods.js';
import { writeCarried } from './write-carried.js';

const state: CarriedState = {
  asOfDay: parseDate('2026-10-31'),
  numbers: { team: { left: Float64Array.of(0, 125_000, -1), right: new Float64Array(3) }, money: {} },
  names: { ranks: { title: nameColumn(['gold', '', '']) } },
  lists: { cycler: [{ board: 7, seats: ['A', null, 'B'], open: true, next: null }] },
};

function fileWith(carried: unknown, codes: readonly string[] = ['A', 'B', '__proto__']): object {
  const members = codes.map((code) => ({ code }));
  return { language: 'upline-period/1', period: '2026-11', members, orders: [], carried };
}

describe('a carried state', () => {
  it('is written by code, without zeros', () => {
    expect(JSON.stringify(writeCarried(state, ['A', 'B', '__proto__']))).toBe(
      JSON.stringify({
        asOf: '2026-10-31',
        numbers: { team: { left: JSON.parse('{"B":"12.5","__proto__":"-0.0001"}') as object, right: {} }, money: {} },
        names: { ranks: { title: { A: 'gold' } } },
        lists: { cycler: [{ board: 7, seats: ['A', null, 'B'], open: true, next: null }] },
      }),
    );
    expect(writeCarried(emptyState, []).asOf).toBeNull();
  });

  it('comes back as it was, through JSON and in any order of rows', () => {
    const written: unknown = JSON.parse(JSON.stringify(writeCarried(state, ['A', 'B', '__proto__'])));
    expect(readPeriodFile(fileWith(written)).snapshots?.[0]?.carried).toEqual(state);
    const turned = readPeriodFile(fileWith(written, ['__proto__', 'A', 'B'])).snapshots?.[0]?.carried;
    expect(turned?.numbers).toEqual({
      team: { left: Float64Array.of(-1, 0, 125_000), right: new Float64Array(3) },
      money: {},
    });
    expect(turned?.names).toEqual({ ranks: { title: nameColumn(['', 'gold', '']) } });
  });

  it('comes back as it was, whatever it is', () => {
    const units = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    const owners = fc.string({ minLength: 1 });
    const scalar = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
    const states = fc.record({
      asOfDay: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constant(emptyState.asOfDay)),
      numbers: fc.dictionary(
        owners,
        fc.dictionary(
          owners,
          fc.tuple(units, units).map((row) => Float64Array.from(row)),
        ),
      ),
      names: fc.dictionary(owners, fc.dictionary(owners, fc.tuple(fc.string(), fc.string()).map(nameColumn))),
      lists: fc.dictionary(owners, fc.array(fc.dictionary(fc.string(), fc.oneof(scalar, fc.array(fc.string()))))),
    });
    fc.assert(
      fc.property(states, (drawn) => {
        const written: unknown = JSON.parse(JSON.stringify(writeCarried(drawn, ['A', 'B'])));
        const { snapshots, faults } = readPeriodFile(fileWith(written, ['A', 'B']));
        expect(faults).toEqual([]);
        expect(snapshots?.[0]?.carried).toEqual(drawn);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, unknown, string, string]>([
    [
      'somebody who is not there',
      { numbers: { team: { left: { Z: '1' } } } },
      '/carried/numbers/team/left/Z',
      'UNKNOWN_MEMBER',
    ],
    ['a number', { numbers: { team: { left: { A: 1 } } } }, '/carried/numbers/team/left/A', 'WRONG_VALUE'],
    ['more than 2^53', { numbers: { t: { l: { A: '999999999999' } } } }, '/carried/numbers/t/l/A', 'OUT_OF_RANGE'],
    ['a later day', { asOf: '2026-12-01' }, '/carried/asOf', 'CARRIED_FROM_LATER'],
    ['half a state', { lists: undefined }, '/carried', 'MISSING_KEY'],
    ['a number that JSON lost', { lists: { b: [{ n: 2 ** 53 }] } }, '/carried/lists/b/0/n', 'OUT_OF_RANGE'],
  ])('is refused with %s', (_what, change, pointer, code) => {
    const carried: unknown = JSON.parse(
      JSON.stringify({ asOf: '2026-10-31', numbers: {}, names: {}, lists: {}, ...(change as object) }),
    );
    const { snapshots, faults } = readPeriodFile(fileWith(carried));
    expect(snapshots).toBeUndefined();
    expect(faults.map((fault) => [fault.pointer, fault.code])).toEqual([[pointer, `PERIOD_FILE.${code}`]]);
  });

  it('follows its members to other rows, and is never lost on the way', () => {
    const moved = carryOver(state, ['A', 'B', 'C'], ['NEW', 'C', 'B', 'A']);
    expect(moved.numbers['team']?.['left']).toEqual(Float64Array.of(0, -1, 125_000, 0));
    expect(moved.names['ranks']?.['title']).toEqual(nameColumn(['', '', '', 'gold']));
    expect(() => carryOver(state, ['A', 'B', 'C'], ['A', 'B'])).toThrow('CARRIED.UNKNOWN_MEMBER');
  });
});

describe('periods that are run one after another', () => {
  it('each begin with what the one before left, also where members join', () => {
    const file = {
      language: 'upline-period/1',
      period: ['2026-10', '2026-11', '2026-12'],
      members: [{ code: 'NEW', enrolledOn: '2026-11-09' }, { code: 'A' }],
      orders: [],
      carried: writeCarried({ ...emptyState, numbers: { b: { n: Float64Array.of(7) } } }, ['A']),
    };
    const { snapshots = [], faults } = readPeriodFile(file);
    expect(faults).toEqual([]);
    const runs = runPeriods(snapshots, ({ period, carried }) => {
      const before = carried?.numbers['b']?.['n'] ?? new Float64Array();
      return { period, carriedOut: { ...emptyState, numbers: { b: { n: before.map((units) => units + 1) } } } };
    });
    expect(
      [...runs].map(({ snapshot, result }) => [snapshot.members.codes, result.carriedOut.numbers['b']?.['n']]),
    ).toEqual([
      [['A'], Float64Array.of(8)],
      [['NEW', 'A'], Float64Array.of(1, 9)],
      [['NEW', 'A'], Float64Array.of(2, 10)],
    ]);
  });
});
