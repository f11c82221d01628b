import Type from 'typebox';
import { closed, literal, Name, oneOf, whole } from './words.js';

/**
 * What a member is paid as. 'paid-as': the rank whose conditions hold in this period. 'title': the highest ever reached, for life.
 * `graceMisses` k: a rank is kept through k periods in a row in which its conditions fail, and falls in the next. `heldFor` n: a rank
 * once reached is kept to the end of the n-th period, the one of reaching it or a higher one included; reaching it again begins anew, and the
 * highest rank that is kept counts. A rank set by hand counts as reached in the periods that it touches; 'exactly' is paid whatever else is kept,
 * and a grace ends with it.
 */
const PaidOn = Type.Union(
  [
    literal('paid-as'),
    literal('title'),
    Type.Object({ graceMisses: whole(0, 120) }, closed),
    Type.Object({ heldFor: whole(1, 120) }, closed),
  ],
  { description: '"paid-as", "title", { "graceMisses": 2 } or { "heldFor": 3 }' },
);

/** A ladder of ranks, from the lowest to the highest. */
export const Ladder = Type.Object(
  {
    /** true: failing a rank bars every rank above it; false: the highest rank that holds counts. */
    contiguous: Type.Boolean(),
    pay: PaidOn,
    /** Whether bonuses pay on a rank in the period in which it is reached or from the next one on. */
    effective: oneOf('at-once', 'next-period'),
    /**
     * The period in which ranks are decided. Runs of another cadence pay on what was decided last. Left out: in every run.
     */
    decidedIn: Type.Optional(Name),
    ladder: Type.Array(Type.Object({ rank: Name, when: Type.Ref('Condition') }, closed), { maxItems: 100 }),
  },
  closed,
);
