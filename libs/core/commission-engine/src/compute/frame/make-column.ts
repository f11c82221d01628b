import { invariant } from '@upline/kernel';
import { conditionNode, type PlanNode } from '../../plan/references/plan-node.js';
import type { ColumnMaker } from './column-maker.js';
import type { Columns } from './columns.js';
import { makeCondition } from './conditions/make-condition.js';
import { makeRankMarks } from './ladders/make-rank-marks.js';
import { answeredByOwners, makeRung } from './ladders/make-rung.js';
import { makeStanding } from './ladders/make-standing.js';
import { makeTable } from './tables/make-table.js';
import { makeVolume } from './volumes/make-volume.js';

/** The maker of the column of a node. Trees are planted, not filled. */
export function makeColumn(columns: Columns, node: PlanNode): ColumnMaker {
  switch (node.kind) {
    case 'volume':
      return makeVolume(columns, node);
    case 'condition':
      return makeCondition(columns, node);
    case 'table':
      return makeTable(columns, node);
    case 'standing':
      return makeStanding(columns, node.ladder);
    case 'rung':
      return makeRung(columns, node);
    case 'paid':
    case 'title':
      return makeRankMarks(columns, node);
    case 'active':
      return makeActive(columns, node);
    case 'tree':
      return invariant(false, `the tree ${node.tree} is planted`) as never;
  }
}

/** Activity is a person's: further positions have their owner's. */
function makeActive(columns: Columns, node: PlanNode): ColumnMaker {
  const answers = columns.marks(conditionNode(columns.plan, columns.plan.active));
  const out = columns.marks(node);
  return answeredByOwners(columns, out, (from, to) => out.set(answers.subarray(from, to), from));
}
