import type { MemberColumns } from '../snapshot/snapshot.js';
import { noDay } from '../snapshot/snapshot.js';
import { type Attribute, declaredAttributes } from './declared-attributes.js';
import { type Fields, fieldsOf } from './document-view.js';
import type { Reading } from './reading.js';

const oneWhole = 10_000;

interface Columns {
  readonly numbers: Record<string, Float64Array>;
  readonly dates: Record<string, Int32Array>;
  readonly texts: Record<string, string[]>;
}

/** An attribute of one member, and where it is said. */
interface Cell {
  readonly name: string;
  readonly row: number;
  readonly value: unknown;
  readonly at: readonly (string | number)[];
}

/**
 * The attributes of members in columns: every attribute that the plan declares has one, whoever carries it. Without a plan the values tell
 * the type. An attribute that the plan does not declare, or declares with another type, is reported.
 */
export function attributeColumns(
  reading: Reading,
  rows: readonly Fields[],
): Pick<MemberColumns, 'numbers' | 'dates' | 'texts'> {
  const attributes = declaredAttributes(reading, rows);
  const columns = emptyColumns(attributes, rows.length);
  const elsewhere = new Set(reading.alsoReadBy.flatMap((plan) => Object.keys(plan.attributes ?? {})));
  rows.forEach((row, index) => {
    if (row['attributes'] === undefined) return;
    for (const [name, value] of Object.entries(fieldsOf(row['attributes']))) {
      const at = ['members', index, 'attributes', name];
      const attribute = attributes.get(name);
      if (attribute) write(reading, columns, attribute, { name, row: index, value, at });
      else if (reading.plan && !elsewhere.has(name)) reading.report(at, 'UNKNOWN_ATTRIBUTE', unknown(name, attributes));
    }
  });
  return columns;
}

function unknown(name: string, attributes: ReadonlyMap<string, Attribute>): string {
  const known = attributes.size === 0 ? 'none' : [...attributes.keys()].join(', ');
  return `The plan declares no attribute ${name}; it declares ${known}.`;
}

function emptyColumns(attributes: ReadonlyMap<string, Attribute>, size: number): Columns {
  // Attributes may be called constructor.
  const columns: Columns = { numbers: bare(), dates: bare(), texts: bare() };
  for (const [name, { type }] of attributes) {
    if (type === 'text') columns.texts[name] = new Array<string>(size).fill('');
    else if (type === 'date') columns.dates[name] = new Int32Array(size).fill(noDay);
    else columns.numbers[name] = new Float64Array(size);
  }
  return columns;
}

function bare<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

function write(reading: Reading, columns: Columns, { type, values }: Attribute, cell: Cell): void {
  const { name, row, value, at } = cell;
  const [number, date, text] = [columns.numbers[name], columns.dates[name], columns.texts[name]];
  if (type === 'flag' && typeof value === 'boolean' && number) number[row] = value ? oneWhole : 0;
  else if (type === 'number' && isQuantity(value) && number) number[row] = reading.units(value, ...at) ?? 0;
  else if (type === 'date' && isDate(value) && date) date[row] = reading.day(value, ...at) ?? noDay;
  else if (type === 'text' && typeof value === 'string' && text && (!values || values.includes(value)))
    text[row] = value;
  else if (typeof value === 'boolean' || typeof value === 'string') {
    reading.report(at, 'WRONG_ATTRIBUTE', `${name} must be ${wanted(type, values)}, not ${JSON.stringify(value)}.`);
  }
}

function wanted(type: Attribute['type'], values: readonly string[] | undefined): string {
  if (type === 'flag') return 'true or false, for the plan declares a flag';
  if (type === 'number') return 'a decimal text such as "100", for the plan declares a number';
  if (type === 'date') return 'a date such as "2026-11-23", for the plan declares a date';
  return values ? `one of ${values.map((each) => JSON.stringify(each)).join(', ')}` : 'a text';
}

function isQuantity(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d{1,11}(?:\.\d{1,4})?$/.test(value);
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(value);
}
