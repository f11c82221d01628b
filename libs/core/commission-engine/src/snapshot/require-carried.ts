import { jsonPointer, UplineError } from '@upline/kernel';

/** Refuses carried entries that are not of the shape in which they are written. @throws UplineError `SNAPSHOT.INVALID` */
export function requireCarried(holds: boolean, owner: string, what: string): asserts holds {
  if (holds) return;
  const detail = `What is carried in for ${owner} cannot be read: ${what}.`;
  const fault = { pointer: jsonPointer('carried', 'lists', owner), code: 'SNAPSHOT.INVALID', detail };
  throw new UplineError('SNAPSHOT.INVALID', detail, [fault]);
}
