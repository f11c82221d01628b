import { planOf } from '../compute/frame/testing/small-frame.js';
import { circularReferences } from './circular-references.js';
import type { Ladder, Plan } from './plan-schema.js';

const pv: Plan['volumes'] = { pv: { kind: 'PV', of: ['own'] } };
const ladder = (...rungs: [string, Ladder['ladder'][number]['when']][]): Ladder => ({
  contiguous: true,
  pay: 'paid-as',
  effective: 'at-once',
  ladder: rungs.map(([rank, when]) => ({ rank, when })),
});
const faultsOf = (parts: Partial<Plan>) => circularReferences(planOf(parts));

describe('circular references', () => {
  it('are none in a plan that reads downward', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('are volumes that are defined by themselves', () => {
    const volumes: Plan['volumes'] = { ...pv, one: { add: ['pv', 'two'] }, two: { add: ['one', '5'] } };
    expect(faultsOf({ volumes })).toEqual([
      {
        pointer: '/volumes/one',
        code: 'PLAN.CIRCULAR',
        detail: 'this cannot be decided, as it goes in a circle: volume one -> volume two -> volume one',
      },
    ]);
  });

  it('are activity that asks for the same activity', () => {
    const [fault] = faultsOf({ active: { any: [{ pv: { atLeast: '1' } }, { not: { is: 'active' } }] } });
    expect(fault).toMatchObject({ pointer: '/active' });
    expect(fault?.detail).toContain('activity -> activity');
  });

  it('are not activity that asks for the activity of others below', () => {
    const active: Plan['active'] = {
      all: [{ pv: { atLeast: '100' } }, { count: { tree: 'line', depth: 1, where: { is: 'active' }, atLeast: 2 } }],
    };
    expect(faultsOf({ active })).toEqual([]);
  });

  it('are not a group that ends at a rank which asks for that group', () => {
    const until = { boundary: { rank: 'director' }, boundaryMember: 'excluded' } as const;
    const volumes: Plan['volumes'] = { ...pv, pgv: { sum: 'pv', tree: 'line', self: true, until } };
    const ranks = ladder(['director', { pgv: { atLeast: '1000' } }]);
    expect(faultsOf({ volumes, ranks })).toEqual([]);
  });

  it('are such a group in one tree, where the rank looks down another', () => {
    const trees: Plan['trees'] = { line: { kind: 'sponsor' }, team: { kind: 'placement', shape: 'binary' } };
    const until = { boundary: { rank: 'director' }, boundaryMember: 'excluded' } as const;
    const volumes: Plan['volumes'] = {
      ...pv,
      pgv: { sum: 'pv', tree: 'line', self: true, until },
      both: { sum: 'pgv', tree: 'team', self: false },
    };
    const [fault, ...others] = faultsOf({ trees, volumes, ranks: ladder(['director', { both: { atLeast: '1000' } }]) });
    expect(others).toEqual([]);
    expect(fault?.detail).toContain('volume pgv -> rank director -> volume both -> volume pgv');
  });

  it('are the company and a tree that ask for what depends on them', () => {
    const ranks = ladder(['director', { share: { atLeast: '1' } }]);
    const volumes: Plan['volumes'] = { ...pv, share: { company: 'pv', where: { rank: 'director' } } };
    expect(faultsOf({ volumes, ranks })[0]?.detail).toContain('volume share -> rank director -> volume share');
    const trees: Plan['trees'] = {
      line: { kind: 'sponsor' },
      short: { kind: 'compressed', of: 'line', drop: { below: { below: '1' } }, lasts: 'this-period' },
    };
    const below: Plan['volumes'] = { ...pv, below: { sum: 'pv', tree: 'short', self: false } };
    expect(faultsOf({ trees, volumes: below })[0]).toMatchObject({ pointer: '/trees/short' });
  });

  it('are none where ranks take effect in the next period only', () => {
    const ranks: Ladder = { ...ladder(['director', { share: { atLeast: '1' } }]), effective: 'next-period' };
    const volumes: Plan['volumes'] = { ...pv, share: { company: 'pv', where: { rank: 'director' } } };
    expect(faultsOf({ volumes, ranks })).toEqual([]);
  });
});

describe('ranks that are not lower', () => {
  it('are refused in the words of the field', () => {
    const legs = { tree: 'line', having: { rank: 'platinum' }, atLeast: 2 };
    const ranks = ladder(['gold', { legs }], ['platinum', { all: [{ rank: 'platinum' }] }]);
    expect(faultsOf({ ranks })).toEqual([
      {
        pointer: '/ranks/ladder/0/when/legs/having/rank',
        code: 'PLAN.RANK_NOT_LOWER',
        detail: 'rank gold requires two legs of platinum, but platinum is above gold',
      },
      {
        pointer: '/ranks/ladder/1/when/all/0/rank',
        code: 'PLAN.RANK_NOT_LOWER',
        detail: 'rank platinum requires the rank platinum, which is that rank itself',
      },
    ]);
  });
});
