import Type from 'typebox';
import { tableOf } from './table-schema.js';
import { Amount, closed, Factor, literal, Name, oneOf, Rate, RateOrAmount, VolumeName } from './words.js';

const Of = Type.Union([literal('all'), Type.Array(Name, { minItems: 1, maxItems: 100 })], {
  description: '"all" or a list of bonuses',
});

/**
 * What is taken off, in the order in which the plan lists it, also where several are of one kind; each cut sees what the ones before left. Every cut names itself. Before the
 * first stand what bonuses give after their own caps, adjustments, and what was carried in as unpaid. Caps look at what the bonuses give (fees and the like are no part of a bonus);
 * all others at what a member has left, if that is anything. Tables that do not name a member say nothing about them: no cap, no fee, nothing withheld. What ends below zero (refunds,
 * chargebacks among the adjustments) stays below zero and is not carried, unless a recovery takes it up.
 *
 * personCap: together the bonuses named give one person at most `amount`; over it, all are cut 'pro-rata', or 'in-order', the bonuses named last first ("all": the last of the plan).
 * companyCap: all bonuses but the `exempt` together cost at most `share` of the company's volume, of which less than nothing is nothing; 'pro-rata' scales everybody by the same
 * fraction, so that the cost is the cap exactly (by largest remainder, ties in the order of codes), 'priority' pays the bonuses in the `order`, which names all that are not exempt,
 * and scales the first that does not fit, leaving nothing for those after, 'hard-stop' pays nobody of whichever bonus does not fit whole and of those after it. Amounts below zero lower
 * the cost and are not scaled. fee: an amount, or a share, of what is left, at `least` and at `most`, never more than there is; taken only from who has something. withholding: a rate by
 * member. recovery: negative balances carried in are taken off, up to `most` of what is left; what stays is carried out. Whoever is below zero when it comes to them owes that too from
 * then on, and is at zero. advance: outstanding advances are taken off likewise, those of
 * the period itself excepted. minimumPayout: below it everything is carried out as unpaid, and joins what is due in the next period.
 */
export const Cut = Type.Union(
  [
    Type.Object(
      {
        cut: Name,
        kind: literal('personCap'),
        of: Of,
        amount: tableOf(Amount),
        how: Type.Union([oneOf('pro-rata', 'in-order')], {
          description: '"pro-rata" or "in-order" (the bonuses named first are paid first)',
        }),
        excess: oneOf('lost', 'company'),
      },
      closed,
    ),
    Type.Object(
      {
        cut: Name,
        kind: literal('companyCap'),
        share: Rate,
        of: Type.Object({ volume: VolumeName, factor: Factor }, closed),
        how: oneOf('pro-rata', 'priority', 'hard-stop'),
        /** For 'priority' and 'hard-stop': every bonus that is not exempt, the one that is paid first at the beginning. */
        order: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 100 })),
        exempt: Type.Array(Name, { maxItems: 100 }),
      },
      closed,
    ),
    Type.Object(
      {
        cut: Name,
        kind: literal('fee'),
        take: tableOf(RateOrAmount),
        least: Type.Union([Type.Null(), Amount], { description: 'null or an amount' }),
        most: Type.Union([Type.Null(), Amount], { description: 'null or an amount' }),
      },
      closed,
    ),
    Type.Object({ cut: Name, kind: literal('withholding'), rate: tableOf(Rate) }, closed),
    Type.Object({ cut: Name, kind: literal('recovery'), most: Rate }, closed),
    Type.Object({ cut: Name, kind: literal('advance'), most: Rate }, closed),
    Type.Object({ cut: Name, kind: literal('minimumPayout'), amount: Amount }, closed),
  ],
  { description: 'a cut of kind personCap, companyCap, fee, withholding, recovery, advance or minimumPayout' },
);
