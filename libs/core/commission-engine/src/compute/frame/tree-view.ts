import type { Forest } from '@upline/genealogy';

/** A tree of the plan over the rows of the snapshot. */
export interface TreeView {
  readonly name: string;
  readonly forest: Forest;
  /** Where the walk from a source begins, if that is not its parent (pass-up of recruits alone). */
  readonly firstStep: Int32Array;
  /** The leg of the parent in which a row stands, from 1; 0 where there is no parent. In trees without legs all zeros. */
  readonly leg: Int32Array;
  /** How many legs a member has at most; undefined where there is no limit. */
  readonly width: number | undefined;
}
