import fc from 'fast-check';
import type { PairingBonus } from '../../../../plan/plan-schema.js';
import { pairingBonus, type Place } from './binary-company.js';

type Limit = PairingBonus['limits'][number];

const anyWhole = (min: number, max: number) => fc.integer({ min, max });
const anyPair = fc.record({ strong: anyWhole(1, 9).map(String), weak: anyWhole(1, 9).map(String) });
const anySides = fc.constantFrom('for-the-period' as const, 'each-cycle' as const);
const anyMode: fc.Arbitrary<PairingBonus['mode']> = fc.oneof(
  fc.record({
    pays: fc.constantFrom('percent-of-weaker' as const, 'volume-ratio' as const),
    rate: fc.constantFrom('10%', '7.5%', '33.3333%'),
  }),
  fc
    .record({
      pays: fc.constant('cycles' as const),
      pair: anyPair,
      firstPair: fc.option(anyPair),
      sides: anySides,
      value: fc.constantFrom('35.00', '12.5%', '0.0375'),
    })
    .map(({ firstPair, ...mode }) => (firstPair ? { ...mode, firstPair } : mode)),
  fc.record({
    pays: fc.constant('schedule' as const),
    rows: fc
      .array(fc.record({ strong: anyWhole(0, 40), weak: anyWhole(0, 20), amount: anyWhole(1, 50) }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((rows) =>
        rows.map(({ strong, weak, amount }) => ({ strong: `${strong}`, weak: `${weak}`, amount: `${amount}` })),
      ),
  }),
  fc.record({
    pays: fc.constant('pool' as const),
    pair: anyPair,
    sides: anySides,
    fund: fc.constant({ share: '20%', of: 'cv', factor: '1' }),
  }),
);
const anyLimit: fc.Arbitrary<Limit> = fc.record({
  of: fc.constantFrom('cycles' as const, 'money' as const),
  most: fc.constantFrom('0', '1', '2.5', '3', '7.3333'),
  per: fc.constantFrom('position' as const, 'person' as const),
  excess: fc.constantFrom('flushed' as const, 'carried' as const),
});
/** Any combination of the options. */
export const anyBonus: fc.Arbitrary<PairingBonus> = fc
  .record({
    mode: anyMode,
    residue: fc.constantFrom('net-off' as const, 'weak-to-zero' as const, 'flush-both' as const, 'flush-weak' as const),
    carry: fc.record({
      most: fc.option(anyWhole(0, 30).map(String)),
      expiresAfter: fc.option(anyWhole(1, 3)),
    }),
    limits: fc.array(anyLimit, { maxLength: 3 }),
    inactive: fc.constantFrom('accrues' as const, 'accrues-nothing' as const, 'loses-all' as const),
    ownVolumeToWeaker: fc.option(fc.constantFrom({ above: '0' }, { above: '5' })),
  })
  .map((change) => pairingBonus(change));

/** A tree of up to eight places; each place hangs under an earlier one, on a leg that is free. */
export const anyTree = fc
  .array(
    fc.record({ under: fc.nat(), leg: fc.constantFrom(1 as const, 2 as const), owner: fc.nat(), alone: fc.boolean() }),
    {
      minLength: 2,
      maxLength: 8,
    },
  )
  .map((drawn): Place[] => {
    const places: Place[] = [];
    drawn.forEach(({ under, leg, owner, alone }, at) => {
      const above = places[under % Math.max(at, 1)];
      const isFree = above && !places.some((place) => place.under === above.code && place.leg === leg);
      const person = places[owner % Math.max(at, 1)];
      places.push({
        code: `m${at}`,
        ...(isFree ? { under: above.code, leg } : {}),
        ...(person && !alone ? { owner: person.owner ?? person.code } : {}),
      });
    });
    return places;
  });
/** What each place buys in a period, and whether it is idle. */
export const anyMonth = fc.array(fc.record({ cv: anyWhole(-10, 60), idle: fc.boolean() }), {
  minLength: 8,
  maxLength: 8,
});
