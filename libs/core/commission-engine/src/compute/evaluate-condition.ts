import type { CompiledCondition, ConditionLeaf } from '../plan/compiled-plan.js';

/** One number per member. */
export type Column = Float64Array | Int32Array | Uint8Array;

/** Gives the column in which a question finds every member's actual number. */
export type ColumnOf = (leaf: ConditionLeaf) => Column;

/** The number from which on a question is answered with yes. */
export function thresholdOf(leaf: ConditionLeaf): number {
  if (leaf.kind === 'active') return 1;
  return leaf.kind === 'volume' ? leaf.atLeastUnits : leaf.atLeast;
}

/** For every member 1 where the condition holds, otherwise 0. */
export function evaluateCondition(condition: CompiledCondition, columnOf: ColumnOf, memberCount: number): Uint8Array {
  const marks = new Uint8Array(memberCount);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return combine(condition, columnOf, marks);
    case 'not': {
      const inner = evaluateCondition(condition.of[0], columnOf, memberCount);
      for (let index = 0; index < memberCount; index++) marks[index] = inner[index] === 1 ? 0 : 1;
      return marks;
    }
    default: {
      const [column, threshold] = [columnOf(condition), thresholdOf(condition)];
      for (let index = 0; index < memberCount; index++) marks[index] = (column[index] ?? 0) >= threshold ? 1 : 0;
      return marks;
    }
  }
}

function combine(
  condition: { readonly kind: 'all' | 'any'; readonly of: readonly CompiledCondition[] },
  columnOf: ColumnOf,
  marks: Uint8Array,
): Uint8Array {
  const decisive = condition.kind === 'all' ? 0 : 1;
  marks.fill(1 - decisive);
  for (const part of condition.of) {
    const inner = evaluateCondition(part, columnOf, marks.length);
    for (let index = 0; index < marks.length; index++) if (inner[index] === decisive) marks[index] = decisive;
  }
  return marks;
}
