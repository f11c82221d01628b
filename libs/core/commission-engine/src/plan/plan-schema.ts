import Type from 'typebox';
import { Condition } from './schema/condition-schema.js';
import { Cut } from './schema/cut-schema.js';
import { DifferentialBonus } from './schema/differential-schema.js';
import { AdvancementBonus, BoardBonus, FixedBonus } from './schema/fixed-schema.js';
import { LevelBonus, MatchingBonus } from './schema/level-schema.js';
import { Payout, Rounding } from './schema/money-schema.js';
import { PairingBonus } from './schema/pairing-schema.js';
import { PoolBonus } from './schema/pool-schema.js';
import { Ladder } from './schema/rank-schema.js';
import { Volume } from './schema/volume-schema.js';
import { closed, literal, Name, oneOf, VolumeName, whole } from './schema/words.js';

/**
 * The plan language `upline-plan/1`. This schema is its only definition: the TypeScript types, the published JSON Schema
 * (draft 2020-12), the tables of the guide and the structural checks all come from here. What a schema cannot say (names that must
 * exist, ranks that must be lower) is in `check-plan.ts`. Where published plans disagree a key is required; a key that may be left
 * out adds something that is otherwise absent.
 */

/**
 * Trees by name. 'enroller' and 'sponsor' are the lines that every member carries. 'placement': binary, matrix (of a `width`),
 * streamline or unlimited; its edges come with the members under the tree's name. The others are derived from another tree:
 *
 * 'pass-up' (k-up): the `first` k members whom somebody brought, in the order of enrolment (by day, then by code), belong to whoever that
 * somebody belongs to once passed up themselves; where that is nobody they stay. Everybody whom somebody brought has a day of enrolment.
 * `takes`: 'recruit' (the recruit alone: what lies below still climbs the old line) or 'recruit-with-downline'. `counts`: who counts as one of the first.
 * 'coded': everybody is bound to the first above whose `code` (a number) is at least their own, for good once bound.
 * 'compressed': members who answer `drop` are left out; those below move up, in the same leg. What the dropped buy starts its way up at the
 * next above who stays; in sums and counts over this tree they are nowhere. 'permanent' carries the moves: they hold in later periods as long as
 * the tree that was compressed has the member below the same parent.
 */
const Tree = Type.Union(
  [
    Type.Object({ kind: literal('enroller') }, closed),
    Type.Object({ kind: literal('sponsor') }, closed),
    Type.Object(
      {
        kind: literal('placement'),
        shape: oneOf('binary', 'matrix', 'streamline', 'unlimited'),
        width: Type.Optional(whole(2, 1000)),
      },
      closed,
    ),
    Type.Object(
      {
        kind: literal('pass-up'),
        of: Name,
        first: whole(1, 100),
        takes: oneOf('recruit', 'recruit-with-downline'),
        counts: Type.Optional(Type.Ref('Condition')),
      },
      closed,
    ),
    Type.Object({ kind: literal('coded'), of: Name, code: VolumeName }, closed),
    Type.Object(
      { kind: literal('compressed'), of: Name, drop: Type.Ref('Condition'), lasts: oneOf('this-period', 'permanent') },
      closed,
    ),
  ],
  { description: 'a tree such as { "kind": "sponsor" } or { "kind": "placement", "shape": "binary" }' },
);

const Period = Type.Object(
  { every: oneOf('day', 'week', 'half-month', 'month', 'quarter', 'year') },
  { ...closed, description: 'a period such as { "every": "month" }' },
);

/**
 * What members carry beside status, kind and dates. Numbers can be read as volumes, dates as ages, texts in tables and conditions, flags in
 * conditions ("true" or "false") and as volumes (1 or 0).
 */
const Attribute = Type.Union(
  [
    Type.Object({ type: oneOf('number', 'date', 'flag') }, closed),
    Type.Object(
      {
        type: literal('text'),
        values: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 500 }),
      },
      closed,
    ),
  ],
  { description: 'an attribute such as { "type": "number" } or { "type": "text", "values": ["basic", "pro"] }' },
);

const Bonus = Type.Union(
  [LevelBonus, MatchingBonus, DifferentialBonus, PairingBonus, PoolBonus, FixedBonus, AdvancementBonus, BoardBonus],
  { description: 'a bonus of kernel level, matching, differential, pairing, pool, fixed, advancement or board' },
);

const Plan = Type.Object(
  {
    $schema: Type.Optional(Type.String({ maxLength: 500, description: 'the place of the JSON Schema, for editors' })),
    language: literal('upline-plan/1'),
    name: Type.String({ minLength: 1, maxLength: 100, description: 'a text of 1 to 100 characters' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'a currency of three capitals, such as "USD"' }),
    /** A refund is an order of negative volume; it counts in the period in which it happens, or on the day of the order that it takes back. */
    refunds: oneOf('subtract-in-period-of-refund', 'restate-original-period'),
    trees: Type.Record(Name, Tree, closed),
    periods: Type.Record(Name, Period, closed),
    attributes: Type.Optional(Type.Record(Name, Attribute, closed)),
    volumes: Type.Record(VolumeName, Volume, closed),
    active: Type.Ref('Condition'),
    ranks: Ladder,
    /** Ladders of other ranks, held beside the first. Their ranks are called by names that no other rank has. */
    otherLadders: Type.Optional(Type.Record(Name, Ladder, closed)),
    bonuses: Type.Array(Bonus, { maxItems: 100 }),
    cuts: Type.Optional(Type.Array(Cut, { maxItems: 50 })),
    rounding: Rounding,
    payout: Type.Optional(Payout),
  },
  { ...closed, description: 'a plan, which is a JSON object' },
);

/** JSON Schema (draft 2020-12) of a plan document. */
export const planSchema = Type.Cyclic({ Condition, Plan }, 'Plan', {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
});

/** A plan document that keeps to the schema. Obtain one from `validatePlan`. */
export type Plan = Type.Static<typeof planSchema>;
export type Volume = Plan['volumes'][string];
export type Tree = Plan['trees'][string];
export type Ladder = Plan['ranks'];
export type Condition = Plan['active'];
export type Bonus = Plan['bonuses'][number];
export type LevelBonus = Extract<Bonus, { kernel: 'level' }>;
export type MatchingBonus = Extract<Bonus, { kernel: 'matching' }>;
export type DifferentialBonus = Extract<Bonus, { kernel: 'differential' }>;
export type PairingBonus = Extract<Bonus, { kernel: 'pairing' }>;
export type PoolBonus = Extract<Bonus, { kernel: 'pool' }>;
export type FixedBonus = Extract<Bonus, { kernel: 'fixed' }>;
export type AdvancementBonus = Extract<Bonus, { kernel: 'advancement' }>;
export type BoardBonus = Extract<Bonus, { kernel: 'board' }>;
export type Cut = NonNullable<Plan['cuts']>[number];
