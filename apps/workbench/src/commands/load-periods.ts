import { type Plan, readPeriodFile, type Snapshot, warnOfPeriods } from '@upline/commission-engine';
import type { Fault } from '@upline/kernel';
import { requireKind } from '../files/document-kind.js';
import { readDocument } from '../files/read-document.js';
import { countOf, faultReport } from '../reports/fault-report.js';
import type { Terminal } from '../terminal.js';
import { WorkbenchFailure } from '../workbench-failure.js';

/** The periods of a file, ready to be calculated. */
export interface LoadedPeriods {
  readonly snapshots: readonly Snapshot[];
  /** The file lists its periods, so there may be several. */
  readonly isList: boolean;
  /** What is sound and likely a mistake. */
  readonly warnings: readonly Fault[];
}

/**
 * Reads a period file for a plan.
 *
 * @param alsoReadBy the other plans of a comparison
 * @param carried what an earlier run left, in the place of what the file says
 * @throws WorkbenchFailure with every fault of the file
 */
export function loadPeriods(
  file: string,
  plan: Plan,
  terminal: Terminal,
  { alsoReadBy = [], carried }: { readonly alsoReadBy?: readonly Plan[]; readonly carried?: string | undefined } = {},
): LoadedPeriods {
  const document = carried === undefined ? readDocument(file, terminal) : withCarried(file, carried, terminal);
  requireKind(file, document, 'upline-period');
  const { snapshots, faults } = readPeriodFile(document, plan, alsoReadBy);
  const named = carried === undefined ? file : `${file} with the carried state of ${carried}`;
  if (!snapshots) throw new WorkbenchFailure(1, `${named} has ${countOf(faults.length, 'fault')}:`, faults);
  const warnings = warnOfPeriods(plan, snapshots, alsoReadBy);
  return { snapshots, isList: Array.isArray(fieldOf(document, 'period')), warnings };
}

/** Warnings of a period file go aside, each once. */
export function tellWarnings(file: string, warnings: readonly Fault[], terminal: Terminal): void {
  const once = [...new Map(warnings.map((warning) => [`${warning.pointer} ${warning.detail}`, warning])).values()];
  if (once.length > 0) terminal.aside(`${file} has ${countOf(once.length, 'warning')}:\n${faultReport(once)}`);
}

function withCarried(file: string, carriedFile: string, terminal: Terminal): unknown {
  const document = readDocument(file, terminal);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  if (Object.hasOwn(document, 'carried')) {
    const both = `${file} has a carried state of its own; take it out, or leave --carried out.`;
    throw new WorkbenchFailure(1, both);
  }
  return { ...document, carried: carriedIn(readDocument(carriedFile, terminal)) };
}

/** A run of several periods leaves what its last one leaves. */
function carriedIn(document: unknown): unknown {
  const last: unknown = Array.isArray(document) ? document.at(-1) : document;
  return fieldOf(last, 'carried') ?? last ?? null;
}

function fieldOf(document: unknown, key: string): unknown {
  return typeof document === 'object' && document !== null ? Reflect.get(document, key) : undefined;
}
