import { ConfigurationError } from '@upline/config';
import { StartFailure } from './start-failure.js';

const sentenceCodes = [
  'DATABASE.MIGRATION_FAILED',
  'DATABASE.OTHER_SECRET',
  'DATABASE.OWNER_LACKS_RIGHTS',
  'DATABASE.UNSAFE_ROLE',
];

/** Turns whatever stopped the start into one sentence; only a fault of Upline itself keeps its stack. */
export function explainFailure(error: unknown): string {
  if (error instanceof StartFailure || error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return `Upline cannot start: ${String(error)}`;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (sentenceCodes.includes(code)) return `${error.message}.`;
  if (code === 'ENOSPC')
    return 'The disk is full; free at least 500 MB, or choose a folder on another disk with --home, and start again.';
  if (code === 'EACCES' || code === 'EROFS') {
    return `Upline may not write there (${error.message}); choose another folder with --home or make that one writable.`;
  }
  return `Upline cannot start because of a fault of its own: ${error.stack ?? error.message}`;
}
