import Type from 'typebox';
import { Depth } from './condition-schema.js';
import { tableOf } from './table-schema.js';
import {
  closed,
  Factor,
  literal,
  Name,
  oneOf,
  Operand,
  Quantity,
  Rate,
  RoundingModeName,
  VolumeKind,
  VolumeName,
  whole,
} from './words.js';

/**
 * How long after the buyer's enrolment an order may come: `below` 60 days; months by the calendar (the month of enrolment is
 * month 0) or by anniversaries. A refund has the age of the order that it takes back. Where the enrolment is not known no order fits.
 */
export const BuyerAge = Type.Object(
  {
    unit: oneOf('days', 'calendar-months', 'anniversary-months'),
    atLeast: Type.Optional(whole(0, 10_000)),
    below: Type.Optional(whole(1, 10_000)),
  },
  closed,
);

/** Which orders count. Every key narrows; a key that is left out asks nothing. */
export const OrderFilter = Type.Object(
  {
    /** Orders that carry any of these tags, such as "kit", "autoship", "upgrade". */
    tagged: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 20 })),
    /** Orders that carry none of these tags. */
    notTagged: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 20 })),
    /**
     * The buyer's first order ever, or all but it: the earliest by day, then by reference. Refunds are no orders, so they are never the
     * first.
     */
    first: Type.Optional(oneOf('only', 'except')),
    buyerAge: Type.Optional(BuyerAge),
    /** What the buyer must be. Asked of the buyer, not of whoever is paid. */
    buyers: Type.Optional(Type.Ref('Condition')),
  },
  { ...closed, minProperties: 1, description: 'a choice of orders such as { "tagged": ["kit"] }' },
);

/**
 * The stretch of days that is read. Left out, it is the period of the run. `last` 3 `month`: the calendar month that holds the
 * last day of the period and the two before it; `current: "excluded"` leaves that month out and takes the three before it.
 * `lifetime`: everything up to the last day, carried balances included. No window reaches beyond the last day of the period.
 */
export const Window = Type.Union(
  [
    Type.Object(
      {
        last: whole(1, 1000),
        unit: oneOf('day', 'week', 'half-month', 'month', 'quarter', 'year'),
        current: oneOf('included', 'excluded'),
      },
      closed,
    ),
    literal('lifetime'),
  ],
  { description: '"lifetime" or a window such as { "last": 3, "unit": "month", "current": "included" }' },
);

/**
 * What orders carry of one kind: the member's own, or those of their customers too (buyers of a kind that is no distributor,
 * for whom the member is the first distributor upward in `customersIn`, or in the line of sponsors if that is left out). Each order
 * counts once: where customers count, their orders are the distributor's and not the customer's own, unless there is no distributor above.
 */
const OrderVolume = Type.Object(
  {
    kind: VolumeKind,
    of: Type.Array(oneOf('own', 'customers'), { minItems: 1, maxItems: 2 }),
    customersIn: Type.Optional(Name),
    orders: Type.Optional(OrderFilter),
    window: Type.Optional(Window),
  },
  closed,
);

/** How many orders, under the same choices. Refunds (orders that take one back, or of negative volume) are not counted. */
const OrderCount = Type.Object(
  {
    ordersOf: Type.Array(oneOf('own', 'customers'), { minItems: 1, maxItems: 2 }),
    customersIn: Type.Optional(Name),
    orders: Type.Optional(OrderFilter),
    window: Type.Optional(Window),
  },
  closed,
);

/**
 * Another volume, summed over everybody below, with or without the member, down to `depth`. Where `until` holds below the
 * member, the sum stops: that member (unless they are `included`) and everybody below them do not count.
 */
const SumVolume = Type.Object(
  {
    sum: VolumeName,
    tree: Name,
    self: Type.Boolean(),
    depth: Type.Optional(Depth),
    until: Type.Optional(
      Type.Object({ boundary: Type.Ref('Condition'), boundaryMember: oneOf('included', 'excluded') }, closed),
    ),
  },
  closed,
);

/** How many members below, down to `depth`, answer `where`; with `inLeg`, those only who stand in that leg of the member in another tree. */
const CountVolume = Type.Object(
  {
    countOf: Type.Ref('Condition'),
    tree: Name,
    depth: Depth,
    inLeg: Type.Optional(Type.Object({ tree: Name, leg: whole(1, 1000) }, closed)),
  },
  closed,
);

/** How many direct legs hold somebody who answers `legsWith`. */
const LegCount = Type.Object(
  { legsWith: Type.Ref('Condition'), tree: Name, depth: Type.Optional(Depth), personal: Type.Optional(Name) },
  closed,
);

/**
 * The volume of a member's legs (each: `legVolume` of the child and everybody below), of which `take` picks: the strongest, the
 * weakest (in a tree of fixed width an empty leg counts as zero), all but the strongest, the leg of a number (1 is left), or the
 * n-th strongest (zero where there are fewer legs).
 */
const LegVolume = Type.Object(
  {
    legVolume: VolumeName,
    tree: Name,
    take: Type.Union(
      [
        oneOf('strongest', 'weakest', 'all-but-strongest'),
        Type.Object({ leg: whole(1, 1000) }, closed),
        Type.Object({ strongest: whole(1, 1000) }, closed),
      ],
      { description: '"strongest", "weakest", "all-but-strongest", { "leg": 1 } or { "strongest": 2 }' },
    ),
  },
  closed,
);

/**
 * Group volume of which a leg counts only in part. With S the volume of the strongest leg and W that of all others together:
 * `share-of-requirement`: min(leg, share x requirement), where the requirement is the threshold that the volume is asked for, own
 * volume limited likewise or not; `weak-legs-doubled`: S > W ? 2 x W : S + W; `share-of-legs`: min(leg, share x sum of all legs);
 * `without-strongest`: W; `fixed`: min(leg, atMost). A share is rounded down to four digits. The requirement is the `atLeast` of the
 * condition, or the `from` of the row, that asks for this very volume. A plan cannot read a volume of that formula in any other way; a result
 * shows it unlimited.
 */
const LimitedVolume = Type.Object(
  {
    limited: VolumeName,
    tree: Name,
    self: Type.Boolean(),
    limit: Type.Union([
      Type.Object({ formula: literal('share-of-requirement'), share: Rate, limitsOwn: Type.Boolean() }, closed),
      Type.Object({ formula: literal('weak-legs-doubled') }, closed),
      Type.Object({ formula: literal('share-of-legs'), share: Rate }, closed),
      Type.Object({ formula: literal('without-strongest') }, closed),
      Type.Object({ formula: literal('fixed'), atMost: Quantity }, closed),
    ]),
  },
  closed,
);

/** A number that the member carries. */
const AttributeVolume = Type.Object({ attribute: Name }, closed);

const AddVolume = Type.Object({ add: Type.Array(Operand, { minItems: 1, maxItems: 50 }) }, closed);
/** The first less all others. */
const SubtractVolume = Type.Object({ subtract: Type.Array(Operand, { minItems: 2, maxItems: 50 }) }, closed);
/** Rounded to the four digits that a volume has. */
const MultiplyVolume = Type.Object({ multiply: Operand, by: Factor, rounding: RoundingModeName }, closed);
const LeastVolume = Type.Object({ least: Type.Array(Operand, { minItems: 1, maxItems: 50 }) }, closed);
const GreatestVolume = Type.Object({ greatest: Type.Array(Operand, { minItems: 1, maxItems: 50 }) }, closed);
/** A table of quantities or volumes; whoever has no value has zero. */
const ChosenVolume = Type.Object({ choose: tableOf(Operand) }, closed);

/** Time from enrolment, or from a date attribute, to the last day of the period; zero where the date is missing. */
const AgeVolume = Type.Object(
  {
    age: oneOf('days', 'calendar-months', 'anniversary-months'),
    since: Type.Union([literal('enrolment'), Type.Object({ attribute: Name }, closed)]),
  },
  closed,
);

/** Volume-moving compression: every member's volume is booked to the first at or above them in the tree who answers `onto`; where nobody does, to nobody. */
const RebookedVolume = Type.Object({ rebook: VolumeName, tree: Name, onto: Type.Ref('Condition') }, closed);

/**
 * The values that another volume had in the last periods of the run's cadence, from the carried state. With `current` "included" this
 * period is the last of them. A period of which nothing was carried had zero.
 */
const HistoryVolume = Type.Object(
  {
    history: VolumeName,
    periods: whole(1, 120),
    take: oneOf('sum', 'least', 'greatest'),
    current: oneOf('included', 'excluded'),
  },
  closed,
);

/**
 * A balance: what was carried in plus the volume of this period. Carried out: the balance less `deduct` where `deductWhen` holds,
 * never below `floor`; zero on promotion to a new title of the first ladder if `resetOnPromotion`. Runs of each cadence have their own balance.
 */
const BankedVolume = Type.Object(
  {
    banked: VolumeName,
    deduct: Quantity,
    deductWhen: Type.Ref('Condition'),
    floor: Quantity,
    resetOnPromotion: Type.Boolean(),
  },
  closed,
);

/**
 * For how many periods the rank (or a higher one) was paid: in a row up to now, or in all. Only runs that decide the ladder count. Further positions have held it for as
 * long as their owner.
 */
const HeldVolume = Type.Object(
  { periodsHeld: Name, counting: oneOf('in-a-row', 'in-all'), current: oneOf('included', 'excluded') },
  closed,
);

/** The volume of the whole company, the same for everybody; with `where`, of those members only. */
const CompanyVolume = Type.Object({ company: VolumeName, where: Type.Optional(Type.Ref('Condition')) }, closed);

/** One number per member, in the order of evaluation that its references ask for. */
export const Volume = Type.Union(
  [
    OrderVolume,
    OrderCount,
    SumVolume,
    CountVolume,
    LegCount,
    LegVolume,
    LimitedVolume,
    AttributeVolume,
    AddVolume,
    SubtractVolume,
    MultiplyVolume,
    LeastVolume,
    GreatestVolume,
    ChosenVolume,
    AgeVolume,
    RebookedVolume,
    HistoryVolume,
    BankedVolume,
    HeldVolume,
    CompanyVolume,
  ],
  {
    description:
      'a volume: of orders { "kind", "of" }, a sum over a tree { "sum", "tree", "self" }, a count { "countOf", "tree", "depth" }, or another of the operators in the guide',
  },
);
