import type { Ladder } from '../../plan/plan-schema.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import type { CarriedOut } from './carried.js';
import type { Person } from './people.js';
import type { LadderGraph, World } from './world.js';

type Remember = <Value>(question: string, person: Person, answer: () => Value) => Value;
const one = 10_000n;

/** What a run decides of somebody: what it pays on from now or the next period, and what it has to remember. */
interface Decision {
  readonly place: number;
  /** Periods in a row in which the rank that is kept in grace was missed. */
  readonly misses: bigint;
  /** By place: for how many more periods the rank is kept. */
  readonly keptFor: readonly bigint[];
  readonly isGrace: boolean;
}

/**
 * Reads one ladder. Ranks are the person's: further positions have those of their owner. Carried: names `title` and `paidAs` (what was
 * decided last), numbers `misses` and `keptFor/<rank>`.
 */
export function climbLadder(world: World, snapshot: Snapshot, name: string, remember: Remember): LadderGraph {
  const plan = name === 'ranks' ? world.plan.ranks : world.plan.otherLadders?.[name];
  if (!plan) throw new Error(`the plan has the ladder ${name}`);
  const placeOf = (rank: string): number => plan.ladder.findIndex((rung) => rung.rank === rank);
  const carried = (quantity: string, person: Person): number => placeOf(world.carried.name(name, quantity, person));
  const isDecided = isDecidedNow(world, plan);

  const held = (place: number, person: Person): boolean =>
    remember(`${name} ${place}`, person, () => {
      const shows = (rank: number): boolean => (plan.contiguous ? rank >= place : rank === place);
      if (!isDecided) return shows(carried('paidAs', person));
      const { exactly, atLeast } = byHand(world, snapshot, plan, person);
      if (exactly !== undefined) return shows(exactly);
      if (atLeast.some(shows)) return true;
      if (plan.contiguous && place > 0 && !held(place - 1, person)) return false;
      const rung = plan.ladder[place];
      return rung !== undefined && world.holds(rung.when, person, { ladder: name, place });
    });
  const reached = (person: Person): number => {
    if (!isDecided) return carried('paidAs', person);
    let highest = -1;
    for (let place = 0; place < plan.ladder.length; place++) if (held(place, person)) highest = place;
    return highest;
  };
  const titleBefore = (person: Person): number => carried('title', person);
  const title = (person: Person): number =>
    isDecided ? Math.max(titleBefore(person), reached(person)) : titleBefore(person);
  const decision = (person: Person): Decision =>
    decide(world, { name, plan, reached: reached(person), title: title(person) }, person, {
      exactly: byHand(world, snapshot, plan, person).exactly,
      before: carried('paidAs', person),
    });
  const paidAs = (person: Person): number => {
    if (isDecided && plan.effective === 'at-once') return decision(person).place;
    const { exactly, atLeast } = byHand(world, snapshot, plan, person);
    return exactly ?? Math.max(carried('paidAs', person), ...atLeast);
  };
  return {
    name,
    plan,
    isDecided,
    held: (place, { owner }) => held(place, owner),
    reached: ({ owner }) => remember(`${name} reached`, owner, () => reached(owner)),
    paidAs: ({ owner }) => remember(`${name} paid as`, owner, () => paidAs(owner)),
    title: ({ owner }) => title(owner),
    titleBefore: ({ owner }) => titleBefore(owner),
    inGrace: ({ owner }) => isDecided && decision(owner).isGrace,
    carry: (out) => {
      if (!isDecided || plan.ladder.length === 0) return;
      for (const person of world.people)
        carry(person, { name, plan }, title(person.owner), decision(person.owner), out);
    },
  };
}

/** Ranks are decided in runs of the cadence that the ladder names, otherwise in every run. */
function isDecidedNow(world: World, plan: Ladder): boolean {
  return plan.decidedIn === undefined || world.plan.periods[plan.decidedIn]?.every === world.period.cadence;
}

/** What a rank is kept as, by the rules of the ladder. */
function decide(
  { carried }: World,
  { name, plan, reached, title }: { name: string; plan: Ladder; reached: number; title: number },
  person: Person,
  { exactly, before }: { exactly: number | undefined; before: number },
): Decision {
  const { pay } = plan;
  const nothing = { misses: 0n, keptFor: [], isGrace: false };
  if (typeof pay === 'object' && 'heldFor' in pay) {
    const left = plan.ladder.map(({ rank }) => carried.number(name, `keptFor/${rank}`, person));
    const keptFor = left.map((periods, place) =>
      place <= reached ? one * BigInt(pay.heldFor - 1) : periods > one ? periods - one : 0n,
    );
    const kept = Math.max(
      reached,
      left.findLastIndex((periods) => periods > 0n),
    );
    return { ...nothing, keptFor, place: exactly ?? kept, isGrace: exactly === undefined && kept > reached };
  }
  if (exactly !== undefined) return { ...nothing, place: exactly };
  if (pay === 'title') return { ...nothing, place: title };
  if (pay === 'paid-as') return { ...nothing, place: reached };
  const misses = reached < before ? carried.number(name, 'misses', person) + one : 0n;
  const isGrace = misses > 0n && misses <= one * BigInt(pay.graceMisses);
  return isGrace ? { place: before, misses, keptFor: [], isGrace } : { ...nothing, place: reached };
}

/** Ranks of this ladder set by hand in this period. */
function byHand(world: World, snapshot: Snapshot, plan: Ladder, person: Person) {
  const all = (snapshot.overrides ?? [])
    .filter(({ memberIndex, fromDay, toDay }) => {
      const of = world.people.find(({ row }) => row === memberIndex);
      return of?.owner === person && fromDay <= world.period.endsOn && toDay >= world.period.startsOn;
    })
    .map(({ rank, counts }) => ({ counts, place: plan.ladder.findIndex((rung) => rung.rank === rank) }))
    .filter(({ place }) => place >= 0);
  const places = (wanted: string): number[] => all.filter(({ counts }) => counts === wanted).map(({ place }) => place);
  const exactly = places('exactly');
  return { exactly: exactly.length > 0 ? Math.max(...exactly) : undefined, atLeast: places('at-least') };
}

function carry(
  person: Person,
  { name, plan }: { name: string; plan: Ladder },
  title: number,
  { place, misses, keptFor }: Decision,
  out: CarriedOut,
): void {
  out.name(name, 'title', person, plan.ladder[title]?.rank ?? '');
  out.name(name, 'paidAs', person, plan.ladder[place]?.rank ?? '');
  if (typeof plan.pay === 'object' && 'graceMisses' in plan.pay) out.number(name, 'misses', person, misses);
  keptFor.forEach((periods, at) => out.number(name, `keptFor/${plan.ladder[at]?.rank ?? ''}`, person, periods));
}
