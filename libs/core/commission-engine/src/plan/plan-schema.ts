import Type from 'typebox';

/**
 * The plan language `upline-plan/1`. This schema is its only definition: the TypeScript types, the published JSON Schema
 * (draft 2020-12) and the structural checks all come from here. What a schema cannot say (names that must exist, ranks that
 * must be lower) is in `check-plan.ts`. Every key is required: where published plans disagree there is no silent default.
 *
 * A `description` completes the sentence "... must be", for people who mend plans.
 */

/** Words that conditions use or will use as their key, so no volume may be called by them. */
export const reservedWords = [
  'all',
  'any',
  'not',
  'is',
  'rank',
  'legs',
  'count',
  'status',
  'held',
  'override',
] as const;

const closed = { additionalProperties: false } as const;

const Name = Type.String({
  pattern: '^[a-z][A-Za-z0-9-]{0,62}$',
  description: 'a name that starts with a small letter and has letters, digits and hyphens, at most 63',
});

const VolumeName = Type.String({
  pattern: `^(?!(?:${reservedWords.join('|')})$)[a-z][A-Za-z0-9]{0,62}$`,
  description: `a name that starts with a small letter, has letters and digits, and is none of ${reservedWords.join(', ')}`,
});

const VolumeKind = Type.String({
  pattern: '^[A-Z][A-Z0-9_]{0,15}$',
  description: 'a kind of volume as orders carry it, in capitals, such as PV',
});

const Quantity = Type.String({
  pattern: '^\\d{1,11}(?:\\.\\d{1,4})?$',
  description: 'a decimal text such as "100", with at most four digits after the point',
});

const Factor = Type.String({
  pattern: '^\\d{1,3}(?:\\.\\d{1,4})?$',
  description: 'a decimal text such as "1" or "0.5", with at most four digits after the point',
});

const Rate = Type.String({
  pattern: '^\\d{1,3}(?:\\.\\d{1,4})?%$',
  description: 'a percentage such as "5%", with at most four digits after the point',
});

const Tree = Type.Object(
  { kind: Type.Literal('sponsor', { description: '"sponsor"' }) },
  { ...closed, description: 'a tree such as { "kind": "sponsor" }' },
);

const Period = Type.Object(
  { every: Type.Literal('month', { description: '"month"' }) },
  { ...closed, description: 'a period such as { "every": "month" }' },
);

/** What a member's own orders of the period carry of one kind. */
const OwnVolume = Type.Object(
  { kind: VolumeKind, of: Type.Array(Type.Literal('own', { description: '"own"' }), { minItems: 1, maxItems: 1 }) },
  closed,
);

/** Another volume, summed over everybody below in a tree, with or without the member. */
const SumVolume = Type.Object({ sum: VolumeName, tree: Name, self: Type.Boolean() }, closed);

const Volume = Type.Union([OwnVolume, SumVolume], {
  description: 'a volume of own orders { "kind", "of" } or a sum over a tree { "sum", "tree", "self" }',
});

/**
 * A condition has one key. `legs` counts the direct legs in which somebody, at any depth, holds at least the rank named, as
 * far as ranks are decided by then: ranks are decided one by one from the lowest.
 */
const Condition = Type.Union(
  [
    Type.Object({ all: Type.Array(Type.Ref('Condition'), { minItems: 1 }) }, closed),
    Type.Object({ any: Type.Array(Type.Ref('Condition'), { minItems: 1 }) }, closed),
    Type.Object({ not: Type.Ref('Condition') }, closed),
    Type.Object({ is: Type.Literal('active', { description: '"active"' }) }, closed),
    Type.Object(
      {
        legs: Type.Object(
          {
            tree: Name,
            having: Type.Object({ rank: Name }, closed),
            atLeast: Type.Integer({ minimum: 1, maximum: 100_000, description: 'a whole number from 1 to 100000' }),
          },
          closed,
        ),
      },
      closed,
    ),
    Type.Record(VolumeName, Type.Object({ atLeast: Quantity }, closed), {
      ...closed,
      minProperties: 1,
      maxProperties: 1,
    }),
  ],
  {
    description:
      'one condition: { "all": [...] }, { "any": [...] }, { "not": ... }, { "is": "active" }, { "legs": ... } or a volume such as { "pv": { "atLeast": "100" } }',
  },
);

const Ranks = Type.Object(
  {
    /** true: failing a rank bars every rank above it; false: the highest rank that holds counts. */
    contiguous: Type.Boolean(),
    /** 'paid-as': bonuses pay on the rank whose conditions hold in this very period. */
    pay: Type.Literal('paid-as', { description: '"paid-as"' }),
    /** From the lowest rank to the highest. */
    ladder: Type.Array(Type.Object({ rank: Name, when: Type.Ref('Condition') }, closed), { maxItems: 100 }),
  },
  closed,
);

/**
 * Pays on what a buyer bought to the members on the walk up from that buyer. An ancestor is qualified for a level if they are
 * `eligible` and hold at least the level's `minimumRank` (null: no rank asked); only who is qualified is paid.
 *
 * `ownPurchases`: 'no-level': the walk starts at the buyer's parent with level 1; 'level-0': it starts at the buyer, and the
 * first of `levels` is level 0.
 *
 * `skip.whom` is passed over without using up the level: 'nobody' (whoever fails uses it up, unpaid), 'ineligible' (who fails
 * `eligible`; too low a rank still uses up the level), 'unqualified-for-level' (dynamic compression: every level is paid while
 * somebody above qualifies for it). `skip.moves` says what the skip moves on: the payee, while the volume stays the buyer's.
 */
const LevelBonus = Type.Object(
  {
    bonus: Name,
    kernel: Type.Literal('level', { description: '"level"' }),
    period: Name,
    tree: Name,
    base: Type.Object({ volume: VolumeName, factor: Factor }, closed),
    linesPer: Type.Literal('buyer', { description: '"buyer"' }),
    ownPurchases: Type.Enum(['no-level', 'level-0'], { description: '"no-level" or "level-0"' }),
    eligible: Type.Ref('Condition'),
    levels: Type.Array(
      Type.Object(
        { rate: Rate, minimumRank: Type.Union([Name, Type.Null()], { description: 'a rank or null' }) },
        closed,
      ),
      { minItems: 1, maxItems: 100 },
    ),
    skip: Type.Object(
      {
        whom: Type.Enum(['nobody', 'ineligible', 'unqualified-for-level'], {
          description: '"nobody", "ineligible" or "unqualified-for-level"',
        }),
        moves: Type.Literal('payee', { description: '"payee"' }),
      },
      closed,
    ),
  },
  closed,
);

/** Where: each line. Digits after the point, at most those of the currency's minor unit. */
const Rounding = Type.Object(
  {
    where: Type.Literal('line', { description: '"line"' }),
    mode: Type.Enum(['half-up', 'half-even', 'down'], { description: '"half-up", "half-even" or "down"' }),
    digits: Type.Integer({ minimum: 0, maximum: 4, description: 'a whole number from 0 to 4' }),
  },
  closed,
);

const Plan = Type.Object(
  {
    language: Type.Literal('upline-plan/1', { description: '"upline-plan/1"' }),
    name: Type.String({ minLength: 1, maxLength: 100, description: 'a text of 1 to 100 characters' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'a currency of three capitals, such as "USD"' }),
    /** A refund is an order of negative volume in the period in which it happens. */
    refunds: Type.Literal('subtract-in-period-of-refund', { description: '"subtract-in-period-of-refund"' }),
    trees: Type.Record(Name, Tree, closed),
    periods: Type.Record(Name, Period, closed),
    volumes: Type.Record(VolumeName, Volume, closed),
    active: Type.Ref('Condition'),
    ranks: Ranks,
    bonuses: Type.Array(LevelBonus, { maxItems: 100 }),
    rounding: Rounding,
  },
  { ...closed, description: 'a plan, which is a JSON object' },
);

/** JSON Schema (draft 2020-12) of a plan document. */
export const planSchema = Type.Cyclic({ Condition, Plan }, 'Plan', {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
});

/** A plan document that keeps to the schema. Obtain one from `validatePlan`. */
export type Plan = Type.Static<typeof planSchema>;
export type Volume = Type.Static<typeof Volume>;
export type LevelBonus = Plan['bonuses'][number];
export type Condition = Plan['active'];
