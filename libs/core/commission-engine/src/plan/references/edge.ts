import type { PlanNode } from './plan-node.js';

/**
 * Whose value is needed: the same member's, that of members strictly below in a tree (where several are named, in each of
 * them), or anybody's.
 */
export type Reach = 'same' | 'everybody' | { readonly below: readonly string[] };

/** What must be known before something else is. */
export interface Edge {
  readonly to: PlanNode;
  readonly reach: Reach;
}

/** Whether this run decides the ranks of a ladder; those that it does not decide come from the carried state. */
export type Decides = (ladder: string) => boolean;

export const same = (to: PlanNode): Edge => ({ to, reach: 'same' });
export const everybody = (to: PlanNode): Edge => ({ to, reach: 'everybody' });
