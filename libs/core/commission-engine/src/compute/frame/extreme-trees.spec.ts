import type { Plan } from '../../plan/plan-schema.js';
import { StateBook } from '../../snapshot/state-book.js';
import { Frame } from './frame.js';
import { planOf } from './testing/small-frame.js';

const size = 100_000;
const shapes = { chain: (row: number): number => row - 1, star: (row: number): number => (row === 0 ? -1 : 0) };

const until = { boundary: { rank: 'director' }, boundaryMember: 'excluded' } as const;
const share = { formula: 'share-of-legs', share: '40%' } as const;
const active = { is: 'active' } as const;
const volumes: Plan['volumes'] = {
  pv: { kind: 'PV', of: ['own'] },
  pgv: { sum: 'pv', tree: 'line', self: true, until },
  deep: { sum: 'pv', tree: 'line', self: false, depth: 1000 },
  near: { legsWith: active, tree: 'line', depth: 1000 },
  lim: { limited: 'pv', tree: 'line', self: true, limit: share },
  nth: { legVolume: 'pv', tree: 'line', take: { strongest: 1000 } },
  mine: { legsWith: active, tree: 'line', personal: 'short' },
  legged: { countOf: active, tree: 'up', depth: 'any', inLeg: { tree: 'line', leg: 1 } },
  bound: { sum: 'pv', tree: 'codes', self: false },
};
const plan = planOf({
  trees: {
    line: { kind: 'sponsor' },
    up: { kind: 'pass-up', of: 'line', first: 2, takes: 'recruit-with-downline' },
    short: { kind: 'compressed', of: 'line', drop: { pv: { below: '1' } }, lasts: 'permanent' },
    codes: { kind: 'coded', of: 'line', code: 'pv' },
  },
  volumes,
  ranks: {
    contiguous: true,
    pay: 'paid-as',
    effective: 'at-once',
    ladder: [{ rank: 'director', when: { pgv: { atLeast: '1000' } } }],
  },
});

describe('a tree of 100,000', () => {
  it.each(['chain', 'star'] as const)('is read in passes, be it a %s', (shape) => {
    const codes = Array.from({ length: size }, (_, row) => `m${String(row).padStart(6, '0')}`);
    const snapshot = {
      period: '2026-11',
      members: { codes, sponsorIndex: Int32Array.from(codes, (_, row) => shapes[shape](row)) },
      orders: {
        references: codes,
        buyerIndex: Int32Array.from(codes, (_, row) => row),
        volumes: { PV: Float64Array.from(codes, (_, row) => (row % 7) * 250_000) },
      },
    };
    const frame = new Frame(plan, snapshot, new StateBook(size));
    const before = performance.now();
    for (const name of Object.keys(volumes)) expect(frame.volume(name)).toHaveLength(size);
    frame.carryOut();
    // Anything quadratic takes minutes.
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
