import Type from 'typebox';
import { tableOf } from './table-schema.js';
import { Amount, closed, Factor, literal, Name, oneOf, Quantity, RateOrAmount, VolumeName, whole } from './words.js';

/** A cap on what one person gets of this bonus in a period, applied before any other bonus reads it. */
export const BonusCap = Type.Object(
  {
    /**
     * `person`: all their positions together; `position`: each that pairs or stands on a board for itself (in other bonuses a person is one
     * position). Whoever the table of amounts does not name has no cap.
     */
    per: oneOf('person', 'position'),
    amount: tableOf(Amount),
    excess: oneOf('lost', 'company'),
  },
  closed,
);

/**
 * What becomes of money that somebody would have had who is not eligible. In a bonus that walks it concerns whoever uses up a level
 * and is not qualified for it, as far as the tables have a rate for them; whoever is passed over, cut off by a blocker or without
 * points would have had nothing. `held`: kept for the position in the carried state and paid to whoever owns it, as a line of level 0, in the first period in which
 * it is eligible; what a level's own rank or condition keeps from somebody is not held. The next uplines are looked for in the bonus's
 * own tree, on the line of the walk: the next who is `eligible`, or the next who is qualified for the same level and has the same
 * rate there or a higher one. They are paid the rate of whom it comes from. Where there is nobody, it is lost.
 */
export const Ineligible = oneOf(
  'lost',
  'company',
  'held',
  'next-eligible-upline',
  'next-upline-with-same-or-higher-rate',
);

/** What every bonus says. */
export const bonusHead = {
  bonus: Name,
  /** The period in which the bonus is due; runs of other periods leave it out. */
  period: Name,
  /** Who can be paid. */
  eligible: Type.Ref('Condition'),
  cap: Type.Optional(BonusCap),
} as const;

const SkipWhom = Type.Union(
  [oneOf('nobody', 'ineligible', 'unqualified-for-level'), Type.Object({ belowRank: Name }, closed)],
  { description: '"nobody", "ineligible", "unqualified-for-level" or { "belowRank": "gold" }' },
);

/**
 * Ancestors who answer `boundary` divide the way up into generations, and the rates are read by generation instead of by level.
 * Everybody qualified within a generation is paid its rate, unless `skip` passes them over; `skip` has no say in who is a boundary.
 * `sameRankAsViewer` instead: for each earner, whoever below them on the way holds at least the earner's own rank (of the first
 * ladder) is a boundary. A buyer from whom the walk starts ('level-0') can close the first generation and opens no other than the first.
 *
 * `boundaryMember`: 'closes' (is paid as the last of the generation, the next begins above) or 'opens' (is the first of the next).
 * `ineligibleBoundary`: whether somebody who answers `boundary` and is not eligible counts. `emptyGeneration`: whether a
 * generation in which nobody was paid (an amount that rounds to nothing counts) uses up its number. `first`: the number of the
 * generation that starts at the buyer; `rates` begins with generation `first`, so no `startLevel` is said beside them.
 */
const Generations = Type.Object(
  {
    boundary: Type.Union([Type.Ref('Condition'), Type.Object({ sameRankAsViewer: oneOf('paid-as', 'title') }, closed)]),
    boundaryMember: oneOf('closes', 'opens'),
    ineligibleBoundary: oneOf('counts', 'ignored'),
    emptyGeneration: oneOf('uses-number', 'no-number'),
    first: whole(0, 1),
  },
  closed,
);

/**
 * An earner is cut off from what lies below a blocker: an eligible member between the source and the earner (neither of them) whose
 * rank on the first ladder, as they are paid, seen from the earner, is the `same`, `higher`, or `same-or-higher`. `then`: 'stop' (not paid);
 * `stopLevelsBelow` k (paid on sources up to k levels below the nearest blocker, as the walk counts levels; with generations k steps of
 * the tree); 'difference' (paid their rate less the highest rate by which anybody below on the line was paid, that rate taken whole even if
 * it was itself paid as a difference; never less than nothing); 'compress' (the blocker gives up their level to the earner: seen from the
 * earner blockers are passed over and do not use a level; it is not said beside generations, which have no levels to give up).
 */
const Blocker = Type.Object(
  {
    rank: oneOf('same', 'higher', 'same-or-higher'),
    then: Type.Union([
      oneOf('stop', 'difference', 'compress'),
      Type.Object({ stopLevelsBelow: whole(0, 1000) }, closed),
    ]),
  },
  closed,
);

/**
 * Points instead of levels: each source carries `perSource` points; going up, every eligible member who is not skipped takes up to their
 * own number of those that are left, paid or not, until the points are used up; below a `startLevel` nobody takes any. Paid: base x rate x
 * taken / points. The first entry of `levels` or `rates` counts for everybody; the levels of lines count on as if there were no points. Generations, blockers and
 * 'unqualified-for-level' are about levels and are not said beside points.
 */
const Points = Type.Object({ perSource: Quantity, takes: tableOf(Quantity) }, closed);

/** How a walk up from a source pays. Shared by the kernels `level` and `matching`. */
const walkKeys = {
  tree: Name,
  /**
   * One row per level. A member is qualified for a level if `eligible`, paid as `minimumRank` (null: any), answering `when`, and the
   * table has a rate for them (which `rateOf` "source" does not ask). Where the table has none for the source, the level is used up unpaid.
   * An amount is paid once for each source (each order where lines are per order) whose base is not zero, and taken back for a
   * negative one.
   */
  levels: Type.Optional(
    Type.Array(
      Type.Object(
        {
          rate: tableOf(RateOrAmount),
          minimumRank: Type.Union([Name, Type.Null()], { description: 'a rank or null' }),
          when: Type.Optional(Type.Ref('Condition')),
        },
        closed,
      ),
      { minItems: 1, maxItems: 100 },
    ),
  ),
  /** Instead of `levels`: the rates of all levels, or a table of them; whose list ends before a level is not qualified for it. */
  rates: Type.Optional(tableOf(Type.Array(RateOrAmount, { minItems: 1, maxItems: 100 }))),
  /**
   * Levels before this one are walked like the others and pay nobody; the first entry belongs to this level. They ask for nothing but
   * `eligible`, dynamic compression included. Not beside generations, which say `first`, nor where own purchases are level 0.
   */
  startLevel: Type.Optional(whole(1, 1000)),
  beyondLast: oneOf('stop', 'repeat-last'),
  /**
   * Whose rate is paid: the earner's own, the source's, or the lower of the two (as tables read them). Where rates are compared (here, by a
   * blocker that leaves the difference, for an upline with the same or a higher rate) all of them are percentages, or all of them amounts.
   */
  rateOf: oneOf('earner', 'source', 'lower-of-both'),
  /**
   * Who is passed over without using up the level: 'nobody', the 'ineligible' (a missed level condition still uses it up), whoever is
   * below a rank, or whoever is 'unqualified-for-level' (dynamic compression). `moves`: the payee (the walk goes on), or the volume (a source who would be skipped
   * gives their volume to the first above who would not, and that member counts as the source; not with 'unqualified-for-level', as volume is
   * moved before there are levels).
   */
  skip: Type.Object({ whom: SkipWhom, moves: oneOf('payee', 'volume') }, closed),
  ineligible: Ineligible,
  generations: Type.Optional(Generations),
  blocker: Type.Optional(Blocker),
  points: Type.Optional(Points),
  /**
   * No earner gets more than this from one source in a period (or in all, with `lifetime`), all their positions and orders together.
   * Counted is what would have been paid without the cap, so that a refund takes back only what lay under it. What is held for an earner or goes
   * to the company in their place counts too.
   */
  capPerSource: Type.Optional(Type.Object({ amount: Amount, per: oneOf('period', 'lifetime') }, closed)),
} as const;

/**
 * Pays on what a buyer bought to the members on the walk up from that buyer. Unilevel, matrix, streamline, fast start, infinity and
 * generation bonuses are this kernel with other keys. `ownPurchases`: 'no-level' starts at the buyer's parent with level 1; 'level-0' starts
 * at the buyer, and the first rate is that of level 0.
 */
export const LevelBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('level'),
    base: Type.Object({ volume: VolumeName, factor: Factor }, closed),
    linesPer: oneOf('buyer', 'order'),
    ownPurchases: oneOf('no-level', 'level-0'),
    ...walkKeys,
  },
  closed,
);

/** Pays on what other members were paid by the bonuses named: the source is the member who was paid, level 1 is their parent. */
export const MatchingBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('matching'),
    of: Type.Array(Name, { minItems: 1, maxItems: 50 }),
    /** Whether the caps of those bonuses are applied first. */
    basis: oneOf('before-caps', 'after-caps'),
    ...walkKeys,
  },
  closed,
);
