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
  Quantity,
  Rate,
  RateOrAmount,
  VolumeName,
  whole,
} from './words.js';

const Pair = Type.Object(
  { strong: Quantity, weak: Quantity },
  { ...closed, description: 'volumes such as { "strong": "600", "weak": "300" }' },
);

/**
 * How two legs become money. In every mode `factor` converts volume to money.
 *
 * `percent-of-weaker`: rate x weak. `volume-ratio`: rate x weak x weak / strong. `cycles`: each cycle takes `pair` off the legs and pays `value`: an amount, or a rate of
 * the weak side of the pair; `sides` 'for-the-period' keeps strong and weak as they are at the start, 'each-cycle' decides anew; `firstPair` may differ for
 * the first cycle that a position ever makes (who cannot make it makes no other). `schedule`: the last row whose two volumes are reached pays its amount, once. `pool`: a share of the
 * company's volume is dealt by cycles, after the limits of cycles; the value of a cycle is truncated to the rounding digits, and the company keeps the rest.
 *
 * The left is the weak side when both are equal. Both volumes of a pair are above zero. A rate or an amount of nothing is no payment.
 */
const Mode = Type.Union([
  Type.Object({ pays: literal('percent-of-weaker'), rate: tableOf(Rate) }, closed),
  Type.Object({ pays: literal('volume-ratio'), rate: tableOf(Rate) }, closed),
  Type.Object(
    {
      pays: literal('cycles'),
      pair: Pair,
      firstPair: Type.Optional(Pair),
      sides: oneOf('for-the-period', 'each-cycle'),
      value: tableOf(RateOrAmount),
    },
    closed,
  ),
  Type.Object(
    {
      pays: literal('schedule'),
      rows: Type.Array(Type.Object({ strong: Quantity, weak: Quantity, amount: Amount }, closed), {
        minItems: 1,
        maxItems: 200,
      }),
    },
    closed,
  ),
  Type.Object(
    {
      pays: literal('pool'),
      pair: Pair,
      sides: oneOf('for-the-period', 'each-cycle'),
      fund: Type.Object({ share: Rate, of: VolumeName, factor: Factor }, closed),
    },
    closed,
  ),
]);

/**
 * `cycles` or `money` that one position or person may make in the period of the bonus: a limit per day is that of a bonus which is due every day. Excess: 'flushed' (the volume is gone) or 'carried' (it stays in the legs, whatever the
 * residue: of money over a limit the part of the volume that was not paid on, rounded up to 10^-4). Limits of cycles come before those of money, otherwise they apply in the order
 * given; limits of cycles, in whole cycles, concern the modes 'cycles' and 'pool' alone. Whoever the table of `most` does not name has no such limit. The cycles made first are kept.
 */
const Limit = Type.Object(
  {
    of: oneOf('cycles', 'money'),
    most: tableOf(Quantity),
    /**
     * `person`: one limit for all positions, read at the person's own row and dealt by what each made (whole cycles by largest
     * remainder, ties by code); shares of money stay exact until lines are rounded.
     */
    per: oneOf('position', 'person'),
    excess: oneOf('flushed', 'carried'),
  },
  closed,
);

/**
 * Binary. Each position has two accumulators: what its left and right legs brought in this period, and what was carried in. Refunds may make one
 * negative: it never pairs, and stays as a debt that later volume fills. Every position is eligible, and reads tables, for itself; its owner is paid.
 *
 * `residue` after settlement: 'net-off' takes what was paid on off both sides; 'weak-to-zero' leaves strong less weak on the strong side and nothing on the
 * weak; 'flush-both'; 'flush-weak' empties the weak side and leaves the strong one whole. Without a payment nothing is settled; an amount that rounds to nothing is a
 * payment, so that what legs carry does not depend on where a plan rounds.
 * `inactive` (whoever is not eligible): 'accrues' keeps both legs for later, 'accrues-nothing' adds nothing of this period, neither volume nor refunds, 'loses-all' empties both, but
 * forgives no debt.
 */
export const PairingBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('pairing'),
    tree: Name,
    base: Type.Object({ volume: VolumeName, factor: Factor }, closed),
    mode: Mode,
    residue: oneOf('net-off', 'weak-to-zero', 'flush-both', 'flush-weak'),
    carry: Type.Object(
      {
        /** The most that either side may carry out, after what has lapsed; null: no limit. Whoever the table does not name has none. */
        most: Type.Union([Type.Null(), tableOf(Quantity)], {
          description: 'null, a quantity or a table of quantities',
        }),
        /**
         * Volume lapses when so many periods after its own have ended without its being matched; null: never. The oldest volume
         * is used up first: by pairs, refunds and the carry maximum alike.
         */
        expiresAfter: Type.Union([Type.Null(), whole(1, 1000)], {
          description: 'null or a whole number from 1 to 1000',
        }),
      },
      closed,
    ),
    limits: Type.Array(Limit, { maxItems: 10 }),
    inactive: oneOf('accrues', 'accrues-nothing', 'loses-all'),
    /**
     * Own volume of the period above this is added to the leg that is weaker without it, what was carried in included (the left one where they are equal);
     * null: own volume feeds no leg.
     */
    ownVolumeToWeaker: Type.Union([Type.Null(), Type.Object({ above: Quantity }, closed)], {
      description: 'null or { "above": "100" }',
    }),
  },
  closed,
);
