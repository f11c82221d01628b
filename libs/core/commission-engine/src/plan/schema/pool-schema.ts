import Type from 'typebox';
import { bonusHead } from './level-schema.js';
import { tableOf } from './table-schema.js';
import {
  Amount,
  closed,
  Factor,
  literal,
  Name,
  oneOf,
  Operand,
  Quantity,
  Rate,
  RoundingModeName,
  VolumeName,
} from './words.js';

/**
 * Where the money comes from: a share of a volume of the whole company (or of those who answer `where`), or a fixed amount. The volume is
 * summed over all members; one that is the company's already (`company`) is taken once. A fund below nothing is nothing.
 */
const Fund = Type.Union(
  [
    Type.Object({ share: Rate, of: VolumeName, factor: Factor, where: Type.Optional(Type.Ref('Condition')) }, closed),
    Type.Object({ amount: Amount }, closed),
  ],
  { description: 'a fund such as { "share": "2%", "of": "cv", "factor": "1" } or { "amount": "1000.00" }' },
);

/**
 * How many shares a member has: the sum over all entries that apply. An entry is a number (or table), times a volume: `per` 1000
 * of it, in whole units ('down') or exactly. An entry whose table has no value for a member does not apply to them. Shares below nothing are none. Further positions of a person have none.
 */
const Shares = Type.Array(
  Type.Object(
    {
      shares: tableOf(Quantity),
      times: Type.Optional(Type.Object({ volume: Operand, per: Quantity, units: oneOf('whole', 'exact') }, closed)),
      /** 'multiply': the sum of the entries before is multiplied by this entry instead of added to; the first entry adds. */
      how: oneOf('add', 'multiply'),
    },
    closed,
  ),
  { minItems: 1, maxItems: 50 },
);

/**
 * A fund dealt by shares. `tiers` divide it: each tier is a part of the fund for those who hold its rank; 'exclusive': only who is paid as exactly that rank;
 * 'cascading': they and everybody above. null: one pool for whoever is eligible.
 *
 * `value`: 'share-rounded' rounds the value of one share (by `rounding`, to the plan's digits) before it is multiplied; 'product' rounds only what a member gets,
 * by `rounding` where the plan rounds lines or steps, and not at all where it rounds later.
 * `remainder`: 'kept' by the company, or dealt by 'largest-remainder' so that exactly the fund, rounded by `rounding`, is paid in whole units wherever the plan
 * rounds, ties in the order of codes (with 'product' only: with 'share-rounded' say that it is kept). `nobody`: what happens to a fund (or a tier's part of it) for which nobody
 * has a share: 'carried' joins the same pool of the next period. `byAttribute`: one pool for each value of a text attribute (a region), with the volume of that
 * value, or each with the fixed amount; members without a value are in none.
 */
export const PoolBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('pool'),
    fund: Fund,
    byAttribute: Type.Optional(Name),
    tiers: Type.Union(
      [
        Type.Null(),
        Type.Object(
          {
            membership: oneOf('exclusive', 'cascading'),
            parts: Type.Array(Type.Object({ rank: Name, part: Rate }, closed), { minItems: 1, maxItems: 100 }),
          },
          closed,
        ),
      ],
      { description: 'null, or tiers of ranks' },
    ),
    shares: Shares,
    value: oneOf('share-rounded', 'product'),
    rounding: RoundingModeName,
    remainder: oneOf('kept', 'largest-remainder'),
    nobody: oneOf('kept', 'carried'),
  },
  closed,
);
