import { UplineError } from '@upline/kernel';

export const runStatuses = [
  'queued',
  'loading',
  'calculating',
  'writing',
  'calculated',
  'approved',
  'posted',
  'failed',
  'voided',
  'superseded',
] as const;

export type RunStatus = (typeof runStatuses)[number];

/** The states in which a worker has something to do. */
export const statusesAtWork = ['queued', 'loading', 'calculating', 'writing'] as const satisfies readonly RunStatus[];

/** What may follow what. A worker that takes over from one that died starts again at loading. */
export const runTransitions: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['loading', 'voided'],
  loading: ['loading', 'calculating', 'failed', 'voided'],
  calculating: ['loading', 'writing', 'failed', 'voided'],
  writing: ['loading', 'calculated', 'failed', 'voided'],
  calculated: ['approved', 'voided', 'superseded'],
  approved: ['posted', 'voided', 'superseded'],
  posted: [],
  failed: [],
  voided: [],
  superseded: [],
};

/** The states from which `to` can be reached in one step. */
export function statusesBefore(to: RunStatus): RunStatus[] {
  return runStatuses.filter((from) => runTransitions[from].includes(to));
}

/** @throws COMMISSION_RUN.ALREADY_POSTED, COMMISSION_RUN.NOT_ALLOWED_NOW */
export function requireTransition(from: RunStatus, to: RunStatus): void {
  if (runTransitions[from].includes(to)) return;
  if (from === 'posted') throw new UplineError('COMMISSION_RUN.ALREADY_POSTED', 'The run is posted and stays so.');
  throw new UplineError(
    'COMMISSION_RUN.NOT_ALLOWED_NOW',
    `The run is ${from}; it can become ${to} only from ${statusesBefore(to).join(' or ')}.`,
  );
}
