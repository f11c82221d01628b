import Type from 'typebox';
import { bonusHead } from './level-schema.js';
import { tableOf } from './table-schema.js';
import { Amount, closed, Factor, literal, Name, oneOf, RateOrAmount, VolumeName, whole } from './words.js';

/**
 * A member's own bonus: an amount, or a rate of a volume of theirs, perhaps times a count. Car and lifestyle bonuses, structure bonuses,
 * customer and retail bonuses, personal team commissions are this kernel.
 *
 * `paid`: 'each-period'; 'once' in a life; 'once-per-value': each value of the table once (the tier that is reached now, not those that were jumped over; values are told
 * apart by what they pay); 'tier-difference': what the value now exceeds the highest value paid before, rates by rates and amounts by amounts. A person is paid once, whatever
 * positions they have. A rate of a negative volume (refunds) takes back, and is not a time that was paid.
 */
export const FixedBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('fixed'),
    value: tableOf(RateOrAmount),
    /** What a rate is paid on; null where only amounts are paid. */
    base: Type.Union([Type.Null(), Type.Object({ volume: VolumeName, factor: Factor }, closed)], {
      description: 'null or { "volume": "gv", "factor": "1" }',
    }),
    /** Paid as many times as this volume says, in whole units, never less than none; null: once. */
    times: Type.Union([Type.Null(), VolumeName], { description: 'null or a volume of the plan' }),
    paid: oneOf('each-period', 'once', 'once-per-value', 'tier-difference'),
    /**
     * Through the grace periods of a ladder with `graceMisses`, this share of the value is paid, or this amount instead of it, as many times as `times` says; left out: all of it.
     * What `paid` remembers is the value, as if it had been paid whole. The ladder is the one whose ranks the table of `value` names, otherwise the first.
     */
    shareInGrace: Type.Optional(RateOrAmount),
  },
  closed,
);

/**
 * Paid on reaching a new title, counted from when the bonus was last due; whoever is not eligible then is not paid for it later. `skippedRanks`: who jumps over ranks is
 * paid for each ('paid') or for the new one only ('unpaid'). In `instalments`: the amount is dealt over so many periods, the first at once, each later one paid only while
 * the rank (or a higher one) is held by somebody eligible; an instalment missed is 'lost' or 'postponed'. What was promised is paid as promised, whatever a later plan says.
 * The ranks of `amounts` stand on one ladder.
 */
export const AdvancementBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('advancement'),
    amounts: Type.Record(Name, Amount, { ...closed, minProperties: 1 }),
    skippedRanks: oneOf('paid', 'unpaid'),
    instalments: Type.Optional(Type.Object({ count: whole(2, 120), missed: oneOf('lost', 'postponed') }, closed)),
  },
  closed,
);

/**
 * Boards. Whoever has an order of `entry` (a volume above nothing; per 'unit' as often as it has whole units) enters the oldest board on which their enroller in `tree`
 * stands, or if there is none the oldest open board; the first to enter opens one. They enter in the order of enrolment (whose day is not known first), ties by code. A board is
 * a tree of `width` and `depth` under one member, of at most 10000 places, filled level by level from the left ('left-to-right') or to the place with fewest below ('balanced'). When its
 * bottom level is full, the member at the top is paid `payout`, if eligible; the board splits either way into `width` boards, each under one of the members of the
 * first level; the member at the top enters again at once ('follows-enroller': the board of their enroller, 'oldest-board') or leaves ('none'). `cyclesPerPeriod`: a person who
 * has been paid so often in a period is not paid again in it; null: no limit.
 */
export const BoardBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('board'),
    tree: Name,
    entry: Type.Object({ volume: VolumeName, per: oneOf('member-once', 'unit') }, closed),
    width: whole(2, 10),
    depth: whole(1, 5),
    fill: oneOf('left-to-right', 'balanced'),
    payout: tableOf(Amount),
    reentry: oneOf('none', 'follows-enroller', 'oldest-board'),
    cyclesPerPeriod: Type.Union([Type.Null(), whole(1, 100_000)], {
      description: 'null or a whole number from 1 to 100000',
    }),
  },
  closed,
);
