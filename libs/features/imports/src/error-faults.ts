import type { Fault, UplineError } from '@upline/kernel';

/** An expected error as the faults of a row: its own code, at the places that it names. */
export function errorFaults({ code, detail, faults }: UplineError): Fault[] {
  if (faults.length === 0) return [{ pointer: '', code, detail }];
  return faults.map((fault) => ({ pointer: fault.pointer, code, detail: faults.length === 1 ? detail : fault.detail }));
}
