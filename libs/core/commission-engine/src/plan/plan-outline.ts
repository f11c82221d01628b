import { type Fault, jsonPointer } from '@upline/kernel';
import type { Condition, LevelBonus, Plan, Volume } from './plan-schema.js';

/** A part of a plan with the place where it stands. */
export interface Placed<Part> {
  readonly name: string;
  readonly at: readonly (string | number)[];
  /** Absent if the part itself is structurally faulty: its name still counts, so that no reference to it is called unknown. */
  readonly part: Part | undefined;
}

/** What of a document, however faulty, can be checked against the rest of it. */
export interface PlanOutline {
  readonly currency: string | undefined;
  readonly rounding: Plan['rounding'] | undefined;
  readonly trees: ReadonlySet<string>;
  readonly periods: ReadonlySet<string>;
  readonly volumes: readonly Placed<Volume>[];
  readonly active: Condition | undefined;
  readonly ranks: readonly Placed<Condition>[];
  readonly bonuses: readonly Placed<LevelBonus>[];
}

/** Takes from a document what is structurally sound, so that names are checked even when something elsewhere is malformed. */
export function outlinePlan(document: unknown, structural: readonly Fault[]): PlanOutline {
  const sound = <Part>(part: unknown, ...at: readonly (string | number)[]): Part | undefined =>
    part !== undefined && isSound(jsonPointer(...at), structural) ? (part as Part) : undefined;
  const plan = fieldsOf(document);
  const ladder = listOf(fieldsOf(plan['ranks'])['ladder']);
  return {
    currency: sound(plan['currency'], 'currency'),
    rounding: sound(plan['rounding'], 'rounding'),
    trees: new Set(Object.keys(fieldsOf(plan['trees']))),
    periods: new Set(Object.keys(fieldsOf(plan['periods']))),
    volumes: Object.entries(fieldsOf(plan['volumes'])).map(([name, volume]) => ({
      name,
      at: ['volumes', name],
      part: sound(volume, 'volumes', name),
    })),
    active: sound(plan['active'], 'active'),
    ranks: ladder.map((rung, index) => ({
      name: nameOf(fieldsOf(rung)['rank']),
      at: ['ranks', 'ladder', index],
      part: sound(fieldsOf(rung)['when'], 'ranks', 'ladder', index, 'when'),
    })),
    bonuses: listOf(plan['bonuses']).map((bonus, index) => ({
      name: nameOf(fieldsOf(bonus)['bonus']),
      at: ['bonuses', index],
      part: sound(bonus, 'bonuses', index),
    })),
  };
}

function isSound(pointer: string, structural: readonly Fault[]): boolean {
  return !structural.some((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));
}

/** What is not a name at all is called '', which nothing can refer to. */
function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
