import { type Fields, fieldsOf } from './document-view.js';
import type { Reading } from './reading.js';

export interface Attribute {
  readonly type: 'number' | 'date' | 'flag' | 'text';
  /** The texts that the plan allows; undefined: any. */
  readonly values?: readonly string[];
}

/** A file for no plan in particular has at most so many. */
const mostAttributes = 200;

/** The attributes of the plan, or, without a plan, those of the members with the narrowest type that all their values have. */
export function declaredAttributes(reading: Reading, rows: readonly Fields[]): ReadonlyMap<string, Attribute> {
  if (reading.plan) return new Map(Object.entries(reading.plan.attributes ?? {}));
  const attributes = new Map<string, Attribute>();
  for (const row of rows) {
    if (row['attributes'] === undefined) continue;
    for (const [name, value] of Object.entries(fieldsOf(row['attributes']))) {
      const known = attributes.get(name);
      if (known === undefined && attributes.size === mostAttributes) return tooMany(reading, attributes);
      attributes.set(name, { type: wider(known?.type, typeOf(value)) });
    }
  }
  return attributes;
}

function tooMany(reading: Reading, attributes: ReadonlyMap<string, Attribute>): ReadonlyMap<string, Attribute> {
  reading.report(['members'], 'TOO_MANY_ATTRIBUTES', `The members have more than ${mostAttributes} attributes.`);
  return attributes;
}

function typeOf(value: unknown): Attribute['type'] {
  if (typeof value !== 'string') return 'flag';
  if (/^-?\d{1,11}(?:\.\d{1,4})?$/.test(value)) return 'number';
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(value) ? 'date' : 'text';
}

function wider(known: Attribute['type'] | undefined, found: Attribute['type']): Attribute['type'] {
  return known === undefined || known === found ? found : 'text';
}
