import type { Fault } from '@upline/kernel';

/** Something that the author of a file or of a command line can mend. */
export class WorkbenchFailure extends Error {
  override readonly name = 'WorkbenchFailure';

  constructor(
    /** 1: a file is at fault. 2: the command line is. */
    readonly exitCode: 1 | 2,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }
}
