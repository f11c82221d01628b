import type { CalendarPeriod } from '@upline/calendar';
import type { Condition, Ladder, Plan } from '../../plan/plan-schema.js';
import type { CarriedIn, CarriedOut } from './carried.js';
import type { Person } from './people.js';

/** Where in a ladder a condition is asked, if it decides a rank of it: such a condition sees the ranks below that one. */
export interface Inside {
  readonly ladder: string;
  readonly place: number;
  /** The ladder is decided from the bottom of a tree upward, and further positions have no rank of it yet. */
  readonly isOpen?: boolean;
}

/** A tree as one draws it. */
export interface TreeGraph {
  readonly name: string;
  /** How many legs everybody has; undefined where there is no limit. */
  readonly width: number | undefined;
  parent(person: Person): Person | null;
  /** In the order of codes. */
  children(person: Person): readonly Person[];
  /** The leg of the parent in which the person stands, 0 for none. */
  leg(person: Person): number;
  /** Where a walk from this person's purchases begins: the parent, but for those who belong elsewhere alone. */
  firstStep(person: Person): Person | null;
}

/** One ladder. Places count from 0, -1 is no rank. */
export interface LadderGraph {
  readonly name: string;
  readonly plan: Ladder;
  /** Whether this run decides the ranks; otherwise it pays on what was decided last. */
  readonly isDecided: boolean;
  /** The rank at that place holds for the person in this period, overrides included. */
  held(place: number, person: Person): boolean;
  reached(person: Person): number;
  paidAs(person: Person): number;
  title(person: Person): number;
  titleBefore(person: Person): number;
  inGrace(person: Person): boolean;
  /** Writes what the ladder leaves to the next period. */
  carry(out: CarriedOut): void;
}

/** A value that depends on the member, as plans write it. */
export type TableOf<Value> =
  | Value
  | { readonly byRank: Readonly<Record<string, Value>> }
  | { readonly byTitle: Readonly<Record<string, Value>> }
  | {
      readonly byVolume: string;
      readonly threshold: 'inclusive' | 'exclusive';
      readonly rows: readonly { readonly from: string; readonly value: Value }[];
    }
  | { readonly byAttribute: string; readonly values: Readonly<Record<string, Value>> }
  | {
      readonly cases: readonly { readonly when: Condition; readonly value: Value }[];
      readonly otherwise: Value | null;
    };

/** Everything that can be asked of a company before money moves. Answers come by recursion; an answer that needs itself is an error. */
export interface World {
  readonly plan: Plan;
  readonly period: CalendarPeriod;
  /** Everybody, in the order of codes. */
  readonly people: readonly Person[];
  readonly carried: CarriedIn;
  tree(name: string): TreeGraph;
  /** The reference of somebody's first order, undefined where it is not known. */
  firstOrder(person: Person): string | undefined;
  /** In units of 10^-4. */
  volume(name: string, person: Person): bigint;
  /** The volume, with its leg limit measured by what is asked for. */
  volumeFor(name: string, requirementUnits: bigint, person: Person): bigint;
  holds(condition: Condition, person: Person, inside?: Inside): boolean;
  active(person: Person): boolean;
  /** undefined: no value. */
  table<Value>(table: TableOf<Value>, person: Person): Value | undefined;
  ladder(name: string): LadderGraph;
  ladderOf(rank: string): { readonly ladder: LadderGraph; readonly place: number };
}

/** The place on the first ladder that somebody is paid as. */
export function rankOf(world: World, person: Person): number {
  return world.ladder('ranks').paidAs(person);
}

/** A quantity of the plan in units of 10^-4. */
export function unitsOf(text: string): bigint {
  const [whole = '', digits = ''] = text.split('.');
  return BigInt(whole + digits.padEnd(4, '0'));
}
