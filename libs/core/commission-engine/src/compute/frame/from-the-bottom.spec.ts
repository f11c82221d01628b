import fc from 'fast-check';
import type { Plan } from '../../plan/plan-schema.js';
import { frameOf, planOf, rowsOf, type SmallWorld } from './testing/small-frame.js';

type Volumes = Plan['volumes'];
type Volume = Volumes[string];

/** Members in random order, in a sponsor tree and a tree with legs, with some volume. */
const worlds = fc
  .array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: -3, max: 6 })), { minLength: 1, maxLength: 14 })
  .map((draws): SmallWorld => {
    const order = draws
      .map((_, member) => member)
      .sort((one, other) => (draws[one]?.[0] ?? 0) - (draws[other]?.[0] ?? 0));
    const codeOf = (member: number): string => `m${String(member).padStart(2, '0')}`;
    const above = (draw: number, place: number): string => {
      const parent = (draw % (place + 1)) - 1;
      return parent < 0 ? '' : codeOf(order[parent] ?? 0);
    };
    const places = new Map(order.map((member, place) => [member, place]));
    const lineOf = (draw: 1 | 2): Record<string, string> =>
      Object.fromEntries(draws.map((drawn, member) => [codeOf(member), above(drawn[draw], places.get(member) ?? 0)]));
    const line = lineOf(1);
    const team = rowsOf(line, Object.values(lineOf(2)));
    const taken = new Map<number, number>();
    const leg = team.map((parent) => {
      if (parent < 0) return 0;
      taken.set(parent, (taken.get(parent) ?? 0) + 1);
      return taken.get(parent) ?? 0;
    });
    const pv = Object.fromEntries(draws.map((drawn, member) => [codeOf(member), String(drawn[3])]));
    return { line, pv, members: { placements: { team: { parentIndex: team, leg } } } };
  });

const trees: Plan['trees'] = { line: { kind: 'sponsor' }, team: { kind: 'placement', shape: 'unlimited' } };
const depths = fc.option(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant('any' as const)), { nil: undefined });
const tree = fc.constantFrom('line', 'team');
const share = { formula: 'share-of-legs', share: '40%' } as const;

/** A volume that looks below, over the volume w and the condition that w is at least 2. */
const lookers = fc
  .record({ tree, depth: depths, self: fc.boolean(), pick: fc.nat(10), leg: fc.integer({ min: 1, max: 2 }) })
  .map(({ tree: over, depth, self, pick, leg }): Volume => {
    const some = { w: { atLeast: '2' } };
    const deep = depth === undefined ? {} : { depth };
    const until = { boundary: { w: { atLeast: '3' } }, boundaryMember: self ? 'included' : 'excluded' } as const;
    const volumes: Volume[] = [
      { sum: 'w', tree: over, self, ...deep },
      { sum: 'w', tree: over, self, ...deep, until },
      { countOf: some, tree: over, depth: depth ?? 'any' },
      { countOf: some, tree: 'line', depth: typeof depth === 'number' ? depth : 3, inLeg: { tree: 'team', leg } },
      { legsWith: some, tree: over, ...deep },
      { legsWith: some, tree: 'team', ...deep, personal: 'line' },
      { legVolume: 'w', tree: over, take: { leg } },
      { legVolume: 'w', tree: over, take: leg === 1 ? 'strongest' : { strongest: leg } },
      { legVolume: 'w', tree: over, take: leg === 1 ? 'weakest' : 'all-but-strongest' },
      { limited: 'w', tree: over, self, limit: leg === 1 ? share : { formula: 'weak-legs-doubled' } },
      { rebook: 'w', tree: over, onto: some },
    ];
    return volumes[pick] as Volume;
  });

const never = { atLeast: '99999999999' };

describe('a column that is filled from the bottom', () => {
  it('has what it has when it is filled at once', () => {
    fc.assert(
      fc.property(worlds, lookers, (world, x) => {
        const once: Volumes = { pv: { kind: 'PV', of: ['own'] }, w: { add: ['pv'] }, x };
        // The volume asks for itself below, for what never holds: that changes nothing but the way in which it is filled.
        const choose = { cases: [{ when: { y: never }, value: '1' }], otherwise: 'pv' };
        const below = { countOf: { x: never }, tree: 'tree' in x ? x.tree : '', depth: 1 } as const;
        const circle: Volumes = {
          ...once,
          y: below,
          w: { choose },
        };
        const [first, second] = [once, circle].map((volumes) => frameOf(planOf({ trees, volumes }), world).volume('x'));
        expect(second).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it('has what walking up from everybody adds', () => {
    fc.assert(
      fc.property(worlds, lookers, (world, x) => {
        if (!('sum' in x || 'countOf' in x) || 'inLeg' in x) return;
        const frame = frameOf(
          planOf({ trees, volumes: { pv: { kind: 'PV', of: ['own'] }, w: { add: ['pv'] }, x } }),
          world,
        );
        const { parents } = frame.tree(x.tree).forest;
        const w = frame.volume('w');
        const expected = w.map((units) => ('sum' in x && x.self ? units : 0));
        const most = typeof x.depth === 'number' ? x.depth : Infinity;
        const stops = (row: number): boolean => 'sum' in x && x.until !== undefined && (w[row] ?? 0) >= 30_000;
        w.forEach((units, row) => {
          const counts = 'sum' in x ? units : units >= 20_000 ? 10_000 : 0;
          if (stops(row) && 'sum' in x && x.until?.boundaryMember === 'excluded') return;
          let steps = 0;
          for (let above = parents[row] ?? -1; above >= 0 && ++steps <= most; above = parents[above] ?? -1) {
            expected[above] = (expected[above] ?? 0) + counts;
            if (stops(above)) return;
          }
        });
        expect(frame.volume('x')).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
