import { parseVolume } from '@upline/money';
import { countAsked, requirementOf, rungsSeen } from '../../../plan/references/plan-edges.js';
import {
  activeNode,
  askedBy,
  conditionNode,
  type ConditionNode,
  innerConditions,
  placeOfRank,
  rankNode,
  volumeNode,
  type Within,
} from '../../../plan/references/plan-node.js';
import { answeredOnceMore, type ColumnMaker } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { carriedTitle } from '../ladders/carried-ranks.js';
import { allOf, anyOf } from './join-marks.js';
import { wordMarks } from './word-marks.js';

type Fill = (from: number, to: number) => void;

/** Answers a condition for everybody. */
export function makeCondition(columns: Columns, node: ConditionNode): ColumnMaker {
  return answeredOnceMore(columns, fillOf(columns, node, columns.marks(node)));
}

function fillOf(columns: Columns, { condition, within }: ConditionNode, out: Uint8Array): Fill {
  const { plan } = columns;
  const { key, body } = askedBy(condition);
  switch (key) {
    case 'all':
    case 'any':
    case 'not': {
      const parts = innerConditions(condition).map((part) =>
        columns.marks(conditionNode(plan, part.condition, within)),
      );
      if (key === 'not') return inverse(parts[0] ?? out, out);
      return key === 'all' ? allOf(parts, out) : anyOf(parts, out);
    }
    case 'is':
      return anyOf([columns.marks(activeNode)], out);
    case 'rank':
    case 'title':
      return anyOf(rankMarks(columns, key, placeOfRank(plan, body as string), within), out);
    case 'legs':
    case 'count': {
      const atLeast = String((body as { atLeast: number }).atLeast);
      return threshold(columns.numbers(countAsked(plan, condition, within)), { atLeast }, out);
    }
    case 'status':
    case 'kind':
    case 'attribute':
      return wordMarks(columns, key, body, out);
    default:
      return threshold(columns.numbers(volumeNode(plan, key, requirementOf(body))), body as Threshold, out);
  }
}

function inverse(part: Uint8Array, out: Uint8Array): Fill {
  return (from, to) => {
    for (let row = from; row < to; row++) out[row] = 1 - (part[row] ?? 0);
  };
}

interface Threshold {
  readonly atLeast?: string;
  readonly below?: string;
}

function threshold(column: Float64Array, { atLeast, below }: Threshold, out: Uint8Array): Fill {
  const least = atLeast === undefined ? -Infinity : parseVolume(atLeast);
  const end = below === undefined ? Infinity : parseVolume(below);
  if (end === Infinity) {
    return (from, to) => {
      for (let row = from; row < to; row++) out[row] = Number((column[row] ?? 0) >= least);
    };
  }
  return (from, to) => {
    for (let row = from; row < to; row++) out[row] = Number((column[row] ?? 0) >= least && (column[row] ?? 0) < end);
  };
}

/** Outside its ladder a rank is what members are paid as; inside it is what they reach, as far as that is decided. */
function rankMarks(columns: Columns, key: 'rank' | 'title', asked: Within, within: Within | undefined): Uint8Array[] {
  const { ladder, place } = asked;
  if (within?.ladder !== ladder) return [columns.marks(rankNode(key === 'rank' ? 'paid' : 'title', ladder, place))];
  const rungs = rungsSeen(columns.plan, asked, within).map((rung) => columns.marks(rankNode('rung', ladder, rung)));
  if (key === 'rank') return rungs;
  return [...rungs, Uint8Array.from(carriedTitle(columns, ladder), (title) => (title >= place ? 1 : 0))];
}
