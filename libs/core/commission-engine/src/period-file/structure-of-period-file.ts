import type { Fault } from '@upline/kernel';
import { Compile } from 'typebox/compile';
import type { SchemaNode } from '../plan/structure/schema-node.js';
import { structuralFaults } from '../plan/structure/structural-faults.js';
import { mostPeriods, periodFileSchema } from './period-file-schema.js';

type Accepts = (document: unknown) => boolean;

let accepts: Accepts | undefined;

/**
 * Everything in which a document departs from the schema of period files. A sound file, which may hold a million members, is only
 * looked at by the compiled schema; faults are sought one by one in the others.
 */
export function structureOfPeriodFile(document: unknown): Fault[] {
  accepts ??= compile();
  if (accepts(document)) return [];
  return structuralFaults(periodFileSchema as unknown as SchemaNode, document)
    .filter(({ pointer }) => !(pointer === '/period' && isReadLater(valueAt(document, '/period'))))
    .map((fault) => inWordsOfPeriodFiles(document, fault));
}

function compile(): Accepts {
  const validator = Compile(periodFileSchema);
  return (document) => validator.Check(document);
}

/** Periods that are texts are read one by one, which says more: each fault is at its entry. */
function isReadLater(value: unknown): boolean {
  if (!Array.isArray(value)) return typeof value === 'string';
  return value.length > 0 && value.length <= mostPeriods && value.every((entry) => typeof entry === 'string');
}

function inWordsOfPeriodFiles(document: unknown, { pointer, code, detail }: Fault): Fault {
  const value = valueAt(document, pointer);
  const hint =
    typeof value === 'number' && detail.includes('decimal text') ? ` Write it as a text: ${textFor(value)}.` : '';
  return {
    pointer,
    code: code.replace(/^PLAN\./, 'PERIOD_FILE.'),
    detail: `${detail.replace(/^The plan\b/, 'The period file')}${hint}`,
  };
}

function textFor(value: number): string {
  return JSON.stringify(/e/.test(String(value)) ? '100.25' : String(value));
}

function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, token) => {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
      return typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined;
    }, document);
}
