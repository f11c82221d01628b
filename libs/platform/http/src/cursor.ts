import { UplineError } from '@upline/kernel';

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly nextCursor: string | null;
}

/** A cursor is opaque to clients: the sort key of the last row they saw. */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws REQUEST.CURSOR_INVALID unless the cursor is one of ours with `length` parts that all match `shape`. */
export function decodeCursor(cursor: string, shape: readonly RegExp[]): string[] {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    key = null;
  }
  if (
    Array.isArray(key) &&
    key.length === shape.length &&
    key.every((part, index) => shape[index]?.test(String(part)))
  ) {
    return key.map(String);
  }
  throw new UplineError('REQUEST.CURSOR_INVALID', 'The cursor is not one that this list gave out.', [
    { pointer: '/cursor', code: 'CURSOR_INVALID', detail: 'Pass nextCursor of the page before, unchanged.' },
  ]);
}

/** Cuts a page out of rows that were fetched one further than the limit. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
