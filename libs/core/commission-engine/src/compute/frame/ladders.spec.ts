import { parseDate } from '@upline/calendar';
import type { Condition, Ladder, Plan } from '../../plan/plan-schema.js';
import { emptyState } from '../../snapshot/carried-state.js';
import { frameOf, marked, planOf, type SmallWorld } from './testing/small-frame.js';

const pvAtLeast = (atLeast: string): Condition => ({ pv: { atLeast } });
const steps: Ladder['ladder'] = [
  { rank: 'bronze', when: pvAtLeast('10') },
  { rank: 'silver', when: pvAtLeast('20') },
  { rank: 'gold', when: pvAtLeast('30') },
];
const base: Ladder = { contiguous: true, pay: 'paid-as', effective: 'at-once', ladder: steps };

/** What A is paid as, month by month. */
function paidAs(ladder: Partial<Ladder>, bought: string[], world: Partial<SmallWorld> = {}): (string | undefined)[] {
  let carried = emptyState;
  return bought.map((PV, month) => {
    const plan = planOf({ ranks: { ...base, ...ladder } });
    const period = `2026-0${month + 1}`;
    const frame = frameOf(plan, { period, line: { A: '' }, pv: { A: PV }, ...world, carried });
    frame.carryOut();
    carried = frame.state.carriedOut(frame.period.endsOn);
    const { ladder: standing } = frame.rank('bronze');
    const rank = standing.rankNames[standing.paidAs[0] ?? -1];
    standing.rankNames.forEach((name, place) =>
      expect(frame.marks({ rank: name })[0]).toBe((standing.paidAs[0] ?? -1) >= place ? 1 : 0),
    );
    return rank;
  });
}

describe('what members are paid as', () => {
  const bought = ['30', '10', '20', '0', '0'];

  it('is what they reach', () => {
    expect(paidAs({}, bought)).toEqual(['gold', 'bronze', 'silver', undefined, undefined]);
  });

  it('is the highest ever, for life', () => {
    expect(paidAs({ pay: 'title' }, ['10', '30', '0'])).toEqual(['bronze', 'gold', 'gold']);
  });

  it('is kept through misses in a row and falls in the next', () => {
    expect(paidAs({ pay: { graceMisses: 2 } }, bought)).toEqual(['gold', 'gold', 'gold', undefined, undefined]);
    expect(paidAs({ pay: { graceMisses: 1 } }, ['30', '0', '30', '0', '20'])).toEqual([
      'gold',
      'gold',
      'gold',
      'gold',
      'silver',
    ]);
  });

  it('is kept to the end of the period for which it is held', () => {
    expect(paidAs({ pay: { heldFor: 2 } }, bought)).toEqual(['gold', 'gold', 'silver', 'silver', undefined]);
    expect(paidAs({ pay: { heldFor: 3 } }, ['30', '0', '20', '0', '0'])).toEqual([
      'gold',
      'gold',
      'gold',
      'silver',
      'silver',
    ]);
  });

  it('may take effect in the next period', () => {
    expect(paidAs({ effective: 'next-period' }, bought)).toEqual([undefined, 'gold', 'bronze', 'silver', undefined]);
  });

  it('is what was decided last in runs that do not decide', () => {
    const plan = planOf({
      periods: { month: { every: 'month' }, week: { every: 'week' } },
      ranks: { ...base, decidedIn: 'month' },
    });
    const month = frameOf(plan, { period: '2026-10', line: { A: '', B: 'A' }, pv: { A: '30' } });
    month.carryOut();
    const carried = month.state.carriedOut(month.period.endsOn);
    const week = frameOf(plan, { period: '2026-W47', line: { A: '', B: 'A' }, pv: { B: '30' }, carried });
    expect(marked(week, week.marks({ rank: 'gold' }))).toEqual(['A']);
    expect(marked(week, week.marks({ title: 'silver' }))).toEqual(['A']);
    week.carryOut();
    expect(week.state.carriedOut(0).names).toEqual(carried.names);
  });
});

describe('ranks set by hand', () => {
  const override = (rank: string, counts: 'at-least' | 'exactly', days: [number, number] = [0, 1e6]) => ({
    overrides: [{ memberIndex: 0, rank, counts, fromDay: days[0], toDay: days[1] }],
  });

  it('give at least or exactly that rank while they are valid', () => {
    expect(paidAs({}, ['10', '30'], override('silver', 'at-least'))).toEqual(['silver', 'gold']);
    expect(paidAs({}, ['10', '30'], override('silver', 'exactly'))).toEqual(['silver', 'silver']);
    expect(paidAs({ pay: 'title' }, ['30'], override('bronze', 'exactly'))).toEqual(['bronze']);
    expect(paidAs({ contiguous: false }, ['10', '30'], override('silver', 'exactly'))).toEqual(['silver', 'silver']);
    expect(paidAs({}, ['10'], override('silver', 'at-least', [0, 100]))).toEqual(['bronze']);
  });

  it('begin a grace of their own: a rank that was taken away by hand is missed no more', () => {
    const february = override('bronze', 'exactly', [parseDate('2026-02-01'), parseDate('2026-02-28')]);
    expect(paidAs({ pay: { graceMisses: 1 } }, ['30', '0', '0', '0'], february)).toEqual([
      'gold',
      'bronze',
      'bronze',
      undefined,
    ]);
  });
});

describe('a ladder', () => {
  const line = { A: '', B: 'A', C: 'A', D: 'B', E: 'C' };
  const legs = (rank: string, atLeast: number): Condition => ({ legs: { tree: 'line', having: { rank }, atLeast } });
  const odd: Ladder['ladder'] = [
    { rank: 'bronze', when: pvAtLeast('10') },
    { rank: 'silver', when: { pv: { atLeast: '20', below: '30' } } },
    { rank: 'gold', when: { any: [legs('bronze', 2), pvAtLeast('30')] } },
    { rank: 'platinum', when: legs('silver', 2) },
  ];
  const ladderOf = (ladder: Partial<Ladder>, pv: Record<string, string>, more: Partial<Plan> = {}) => {
    const frame = frameOf(planOf({ ranks: { ...base, ladder: odd, ...ladder }, ...more }), { line, pv });
    const { reached, rankNames } = frame.ladder('ranks');
    return Object.fromEntries(Object.keys(line).map((code, row) => [code, rankNames[reached[row] ?? -1] ?? '']));
  };

  it('bars what is above a rank that fails, if it is contiguous', () => {
    const pv = { A: '10', D: '10', E: '30' };
    expect(ladderOf({}, pv)).toMatchObject({ A: 'bronze', D: 'bronze', E: 'bronze' });
    // Bronze or better below gold: D holds bronze, E holds bronze too and gold besides.
    expect(ladderOf({ contiguous: false }, pv)).toMatchObject({ A: 'gold', D: 'bronze', E: 'gold' });
  });

  it('sees in its conditions the ranks below the one that is decided', () => {
    // Seen from platinum, silver or gold below it: D is silver, E is gold without silver.
    const pv = { D: '20', E: '30' };
    expect(ladderOf({ contiguous: false }, pv)).toMatchObject({ A: 'platinum', D: 'silver', E: 'gold' });
    expect(ladderOf({}, pv)).toMatchObject({ A: '', D: 'silver', E: 'bronze' });
  });

  it('may ask for ranks of another ladder', () => {
    const otherLadders: Plan['otherLadders'] = { clubs: { ...base, ladder: [{ rank: 'star', when: pvAtLeast('5') }] } };
    const ladder: Ladder['ladder'] = [{ rank: 'bronze', when: { all: [{ rank: 'star' }, legs('star', 1)] } }];
    const pv = { A: '5', B: '5', C: '5' };
    expect(ladderOf({ ladder }, pv, { otherLadders })).toEqual({ A: 'bronze', B: '', C: '', D: '', E: '' });
  });
});

describe('activity and conditions', () => {
  const line = { A: '', B: 'A', C: 'A', D: 'B', E: 'B' };

  it('may need active members below', () => {
    const active: Condition = {
      any: [pvAtLeast('100'), { count: { tree: 'line', depth: 1, where: { is: 'active' }, atLeast: 2 } }],
    };
    const pv = { C: '100', D: '100', E: '100' };
    const frame = frameOf(planOf({ active }), { line, pv });
    expect(marked(frame, frame.active)).toEqual(['A', 'B', 'C', 'D', 'E']);
    const fewer = frameOf(planOf({ active }), { line, pv: { C: '100', D: '100' } });
    expect(marked(fewer, fewer.active)).toEqual(['C', 'D']);
  });

  it('ask for words that members carry, of their owner in further positions', () => {
    const members = {
      statuses: ['active', 'pending', 'active', 'active', 'active'],
      kinds: ['distributor', 'retail', 'distributor', 'distributor', 'distributor'],
      texts: { pack: ['pro', '', 'basic', 'pro', ''] },
      numbers: { auto: Float64Array.from([10_000, 0, 0, 0, 0]) },
      ownerIndex: Int32Array.from([0, 1, 2, 3, 0]),
    };
    const attributes: Plan['attributes'] = { pack: { type: 'text', values: ['pro', 'basic'] }, auto: { type: 'flag' } };
    const frame = frameOf(planOf({ attributes }), { line, members, pv: { A: '100', E: '1' } });
    const asked = (condition: Condition): string[] => marked(frame, frame.marks(condition));
    expect(asked({ status: ['pending'] })).toEqual(['B']);
    expect(asked({ kind: ['distributor'] })).toEqual(['A', 'C', 'D', 'E']);
    expect(asked({ attribute: 'pack', oneOf: ['pro'] })).toEqual(['A', 'D', 'E']);
    expect(asked({ attribute: 'auto', oneOf: ['true'] })).toEqual(['A', 'E']);
    expect(asked({ attribute: 'auto', oneOf: ['false'] })).toEqual(['B', 'C', 'D']);
    expect(asked({ is: 'active' })).toEqual(['A', 'E']);
    expect(asked(pvAtLeast('100'))).toEqual(['A']);
    expect(frame.table({ byAttribute: 'pack', values: { basic: 1, pro: 2 } }).places).toEqual(
      Int16Array.from([1, -1, 0, 1, 1]),
    );
  });

  it('gives further positions the rank of their owner', () => {
    const members = { ownerIndex: Int32Array.from([0, 1, 2, 3, 0]) };
    const frame = frameOf(planOf({ ranks: base }), { line, members, pv: { A: '30', D: '10' } });
    expect([...frame.ladder('ranks').paidAs]).toEqual([2, -1, -1, 0, 2]);
    expect(marked(frame, frame.marks({ legs: { tree: 'line', having: { rank: 'gold' }, atLeast: 1 } }))).toEqual([
      'A',
      'B',
    ]);
  });

  it('gives them the rank of their owner also where ranks are decided from the bottom upward', () => {
    const group = { group: { atLeast: '30' } };
    const plan = planOf({
      volumes: {
        pv: { kind: 'PV', of: ['own'] },
        group: {
          sum: 'pv',
          tree: 'line',
          self: true,
          until: { boundary: { rank: 'gold' }, boundaryMember: 'excluded' },
        },
      },
      ranks: { ...base, ladder: [{ rank: 'gold', when: group }] },
    });
    // E is a further position of D, below D. D is gold by the 30 of E: while that is decided E has no rank, so that what E bought counts.
    const members = { ownerIndex: Int32Array.from([0, 1, 2, 3, 3]) };
    const frame = frameOf(plan, { line: { A: '', B: 'A', C: 'A', D: 'B', E: 'D' }, members, pv: { E: '30' } });
    expect(marked(frame, frame.marks({ rank: 'gold' }))).toEqual(['D', 'E']);
    expect(frame.table({ cases: [{ when: { rank: 'gold' }, value: 1 }], otherwise: null }).places).toEqual(
      Int16Array.from([-1, -1, -1, 0, 0]),
    );
  });

  it('are reported with what was asked and what was there', () => {
    const frame = frameOf(planOf({ ranks: base }), { line, pv: { A: '15', B: '30' } });
    const report = frame.report(
      {
        all: [
          { is: 'active' },
          pvAtLeast('10'),
          { rank: 'silver' },
          { legs: { tree: 'line', having: { rank: 'gold' }, atLeast: 2 } },
          { not: { status: ['pending'] } },
        ],
      },
      0,
    );
    expect(report.met).toBe(false);
    expect(report.of.map(({ sentence }) => sentence)).toEqual([
      'must be active, is not active',
      'pv: 10 required, 15 reached',
      'rank: silver required, bronze reached',
      'legs with gold: 2 required, 1 reached',
      'not: status: pending required, is active',
    ]);
    expect(report.of[3]).toMatchObject({
      kind: 'legs',
      subject: 'legs with gold',
      required: '2',
      actual: '1',
      met: false,
    });
  });
});
