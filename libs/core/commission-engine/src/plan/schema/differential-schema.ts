import Type from 'typebox';
import { bonusHead, Ineligible } from './level-schema.js';
import { tableOf } from './table-schema.js';
import { Amount, closed, Factor, literal, Name, oneOf, Quantity, Rate, VolumeName } from './words.js';

/**
 * `whole`: one rate for the whole group volume; `marginal`: each block of the axis has its own rate, nothing below the first row. Where the axis is not what is
 * paid on, the base is dealt over the blocks as the axis is, in parts rounded down to 10^-4; the highest block reached has the rest. A marginal rate in the form
 * 'rates' is the average over the group.
 */
const Brackets = Type.Object(
  {
    axis: VolumeName,
    read: oneOf('whole', 'marginal'),
    threshold: oneOf('inclusive', 'exclusive'),
    rows: Type.Array(Type.Object({ from: Quantity, rate: Rate }, closed), { minItems: 1, maxItems: 200 }),
  },
  {
    ...closed,
    description: 'brackets such as { "axis": "gv", "read": "whole", "threshold": "inclusive", "rows": [...] }',
  },
);

/**
 * What is paid on legs that broke away, besides the bonus itself. 'fixed': `rates` by breakaway generation (a table by rank, if so wished) on the group base of the member who
 * broke away, to all members above who answer `to`; a generation closes at each member above who broke away, who is paid in it still. 'difference': to the next
 * above who answers `to`, the earner's rate less that of the member who broke away, at least `minimum`. 'guaranteed': `rate` of the broken-away group goes up to the next above who
 * broke away, but the person below keeps at least `keeps` of what their own group and the legs below yield at that rate; where nobody above broke away it goes to nobody.
 * The group base is that of the bonus: without further legs that broke away where those are excluded. Groups that are not above zero pay nothing.
 */
const Override = Type.Union([
  Type.Object(
    {
      how: literal('fixed'),
      to: Type.Ref('Condition'),
      rates: tableOf(Type.Array(Rate, { minItems: 1, maxItems: 100 })),
    },
    closed,
  ),
  Type.Object({ how: literal('difference'), to: Type.Ref('Condition'), minimum: Rate }, closed),
  Type.Object({ how: literal('guaranteed'), rate: Rate, keeps: Amount }, closed),
]);

/**
 * Stairstep. With B(n) the base of n and everybody below (legs that broke away left out): gross(n) = rate(n) x B(n).
 *
 * `form`: 'amounts': net(n) = gross(n) less the gross of each child; 'rates': for each leg (rate(n) - rate of the leg) x base of the leg,
 * and rate(n) x own base. `childRate`: the rate that is taken off is the 'child' s own, or the 'highest-on-line' between the
 * source and n, both included but n (rates form only); sources behind as high a rate pay nothing. `unqualified`: a child who is not eligible or has no rate takes off nothing of
 * their own, so that what is below them is taken off instead ('passes-up'), or as much as if they were eligible ('counts'). Never negative: each member's bonus (amounts) or each leg
 * (rates) is at least nothing, and so is a member's rate on their own base; a group or leg that refunds made negative pays nothing itself, and is taken off the groups above it.
 *
 * `ineligible` decides on the money of those who are not eligible. With 'passes-up' it is in the bonus of those above already, so that only that of members with
 * nobody above them in the group, and that of overrides, is left to decide on. Held money is kept in 10^-4 of the currency.
 */
export const DifferentialBonus = Type.Object(
  {
    ...bonusHead,
    kernel: literal('differential'),
    tree: Name,
    base: Type.Object({ volume: VolumeName, factor: Factor }, closed),
    rate: Type.Union([Brackets, tableOf(Rate)], { description: 'brackets, or a rate or a table of rates by rank' }),
    form: oneOf('amounts', 'rates'),
    childRate: oneOf('child', 'highest-on-line'),
    unqualified: oneOf('passes-up', 'counts'),
    /** The member's own base counts in their group. Left out, they have nothing on it; those above have theirs (rates: less the member's rate). */
    ownBase: oneOf('counts', 'left-out'),
    ineligible: Ineligible,
    breakaway: Type.Optional(
      Type.Object(
        {
          boundary: Type.Ref('Condition'),
          legs: oneOf('excluded', 'counted'),
          override: Type.Union([Type.Null(), Override], { description: 'null or an override' }),
        },
        closed,
      ),
    ),
  },
  closed,
);
