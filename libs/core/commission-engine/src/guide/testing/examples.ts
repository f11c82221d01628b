import { calculateFiles } from '../../period-file/calculate-files.js';
import type { ResultDocument } from '../../period-file/result-document.js';
import { ordersOfTable, periodFileOf } from './example-company.js';
import { extendPlan } from './example-plan.js';
import type { GuidePart } from './read-guide.js';

type Json = Readonly<Record<string, unknown>>;

/** An example of the guide: a plan, a company, and the tables of what comes out. */
export interface Example {
  readonly name: string;
  readonly plan: Json;
  readonly period: Json | undefined;
  readonly tables: readonly GuidePart[];
}

/** Puts the parts of the guide together. A plan without a `language` adds to the plan called `frame`, or to the one that its comment names. */
export function examplesOf(parts: readonly GuidePart[]): Example[] {
  const plans = new Map<string, Json>();
  for (const { kind, example, rest, json } of parts) {
    if (kind !== 'plan') continue;
    const shown = json as Json;
    const base = rest[0] === 'on' || rest[0] === 'as' ? rest[1] : 'frame';
    plans.set(example, 'language' in shown ? shown : extendPlan(plans.get(base ?? '') ?? {}, shown));
  }
  return [...plans].map(([name, plan]) => {
    const own = parts.filter(({ kind, example }) => kind !== 'plan' && example === name);
    return {
      ...{ name, plan, period: periodOf(plan, own) },
      tables: own.filter(({ kind }) => ['members', 'lines', 'variants'].includes(kind)),
    };
  });
}

function periodOf(plan: Json, parts: readonly GuidePart[]): Json | undefined {
  const written = parts.find(({ kind }) => kind === 'period');
  if (written) return written.json as Json;
  const company = parts.find(({ kind }) => kind === 'company');
  if (!company) return undefined;
  const file = periodFileOf(plan, company.rest, company.table);
  const more = parts.filter(({ kind }) => kind === 'orders').flatMap(({ table }) => ordersOfTable(table));
  const also = parts.filter(({ kind }) => kind === 'also').map(({ json }) => json as Json);
  return Object.assign({}, file, { orders: [...(file['orders'] as Json[]), ...more] }, ...also) as Json;
}

/** The results of an example, period by period. @throws Error with every fault of plan and company */
export function resultsOf(plan: Json, period: Json): readonly ResultDocument[] {
  try {
    return calculateFiles(plan, period).periods;
  } catch (error) {
    throw new Error(`${String(error)} ${JSON.stringify((error as { faults?: unknown }).faults, null, 1)}`);
  }
}
