import { type Fault, jsonPointer } from '@upline/kernel';
import type { Tokens } from './parts/plan-parts.js';
import type { Bonus, Condition, Cut, Ladder, Plan, Tree, Volume } from './plan-schema.js';

export type Period = Plan['periods'][string];
export type Attribute = NonNullable<Plan['attributes']>[string];

/** A part of a plan with the place where it stands. */
export interface Placed<Part> {
  readonly name: string;
  readonly at: Tokens;
  /** Absent if the part itself is structurally faulty: its name still counts, so that no reference to it is called unknown. */
  readonly part: Part | undefined;
}

export interface PlacedLadder {
  /** 'ranks' for the first. */
  readonly name: string;
  readonly at: Tokens;
  readonly pay: Ladder['pay'] | undefined;
  readonly contiguous: boolean;
  readonly decidedIn: string | undefined;
  readonly ranks: readonly Placed<Condition>[];
}

/** What of a document, however faulty, can be checked against the rest of it. */
export interface PlanOutline {
  readonly currency: string | undefined;
  readonly rounding: Plan['rounding'] | undefined;
  readonly payout: Plan['payout'] | undefined;
  readonly trees: readonly Placed<Tree>[];
  readonly periods: readonly Placed<Period>[];
  readonly attributes: readonly Placed<Attribute>[];
  readonly volumes: readonly Placed<Volume>[];
  readonly active: Placed<Condition>;
  readonly ladders: readonly PlacedLadder[];
  readonly bonuses: readonly Placed<Bonus>[];
  readonly cuts: readonly Placed<Cut>[];
  /** The sound trees, attributes and volumes by name, and the ladder on which each rank stands. */
  readonly byName: {
    readonly tree: ReadonlyMap<string, Tree>;
    readonly attribute: ReadonlyMap<string, Attribute>;
    readonly volume: ReadonlyMap<string, Volume>;
    readonly ladderOfRank: ReadonlyMap<string, string>;
  };
}

type Fields = Readonly<Record<string, unknown>>;
type SoundPart = <Part>(part: unknown, at: Tokens) => Part | undefined;

/** Takes from a document what is structurally sound, so that names are checked even when something elsewhere is malformed. */
export function outlinePlan(document: unknown, structural: readonly Fault[]): PlanOutline {
  const faulty = new Set(structural.flatMap(({ pointer }) => pointersUpTo(pointer)));
  const sound: SoundPart = <Part>(part: unknown, at: Tokens): Part | undefined =>
    part === undefined || faulty.has(jsonPointer(...at)) ? undefined : (part as Part);
  const plan = fieldsOf(document);
  const named = <Part>(key: string): Placed<Part>[] =>
    Object.entries(fieldsOf(plan[key])).map(([name, part]) => ({
      name,
      at: [key, name],
      part: sound(part, [key, name]),
    }));
  const listed = <Part>(key: string, nameKey: string): Placed<Part>[] =>
    listOf(plan[key]).map((part, index) => ({
      name: nameOf(fieldsOf(part)[nameKey]),
      at: [key, index],
      part: sound(part, [key, index]),
    }));
  const others = Object.entries(fieldsOf(plan['otherLadders']));
  const [trees, attributes, volumes] = [named<Tree>('trees'), named<Attribute>('attributes'), named<Volume>('volumes')];
  const ladders = [
    ladderOf('ranks', fieldsOf(plan['ranks']), ['ranks'], sound),
    ...others.map(([name, ladder]) => ladderOf(name, fieldsOf(ladder), ['otherLadders', name], sound)),
  ];
  return {
    currency: sound(plan['currency'], ['currency']),
    rounding: sound(plan['rounding'], ['rounding']),
    payout: sound(plan['payout'], ['payout']),
    trees,
    periods: named('periods'),
    attributes,
    volumes,
    active: { name: 'active', at: ['active'], part: sound(plan['active'], ['active']) },
    ladders,
    bonuses: listed('bonuses', 'bonus'),
    cuts: listed('cuts', 'cut'),
    byName: {
      tree: soundByName(trees),
      attribute: soundByName(attributes),
      volume: soundByName(volumes),
      ladderOfRank: new Map(ladders.flatMap(({ name, ranks }) => ranks.map((rank) => [rank.name, name] as const))),
    },
  };
}

function ladderOf(name: string, ladder: Fields, at: Tokens, sound: SoundPart): PlacedLadder {
  return {
    name,
    at,
    pay: sound(ladder['pay'], [...at, 'pay']),
    contiguous: ladder['contiguous'] === true,
    decidedIn: sound(ladder['decidedIn'], [...at, 'decidedIn']),
    ranks: listOf(ladder['ladder']).map((rung, index) => ({
      name: nameOf(fieldsOf(rung)['rank']),
      at: [...at, 'ladder', index],
      part: sound(fieldsOf(rung)['when'], [...at, 'ladder', index, 'when']),
    })),
  };
}

function soundByName<Part>(placed: readonly Placed<Part>[]): ReadonlyMap<string, Part> {
  return new Map(placed.flatMap(({ name, part }) => (part === undefined ? [] : [[name, part] as const])));
}

/** A pointer and those of everything that holds what it points at. */
function pointersUpTo(pointer: string): string[] {
  const ends = [...pointer.matchAll(/\//g)].map(({ index }) => pointer.slice(0, index));
  return [...ends, pointer];
}

/** What is not a name at all is called '', which nothing can refer to. */
function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
