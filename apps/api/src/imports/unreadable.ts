import { UplineError } from '@upline/kernel';

/** The file cannot be read on. What came before stays. */
export function unreadable(detail: string): UplineError {
  return new UplineError(
    'IMPORT.UNREADABLE',
    `${detail} Nothing after it was read; the rows before it are in the import.`,
  );
}
