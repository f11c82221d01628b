import { followsFromRungs, rungPlaces } from '../../../plan/references/plan-edges.js';
import { ladderOf, rankNode, type RankNode } from '../../../plan/references/plan-node.js';
import { type ColumnMaker } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { carriedPaidAs, carriedTitle } from './carried-ranks.js';
import { answeredByOwners } from './make-rung.js';
import { overridePlace, overridesOf } from './rank-overrides.js';

/** Marks whoever is paid as a rank or a higher one ('paid'), or has ever reached it ('title'). */
export function makeRankMarks(columns: Columns, node: RankNode): ColumnMaker {
  const { plan } = columns;
  const { ladder: name, place, kind } = node;
  const ladder = ladderOf(plan, name);
  const out = columns.marks(node);
  if (!columns.decides(name)) {
    return kind === 'title'
      ? atLeast(columns, carriedTitle(columns, name), place, out)
      : fromStanding(columns, node, out);
  }
  if (kind === 'title') return fromRungs(columns, node, out, carriedTitle(columns, name));
  if (followsFromRungs(ladder)) return fromRungs(columns, node, out);
  if (ladder.effective === 'at-once') return fromStanding(columns, node, out);
  const overrides = overridesOf(columns, name);
  const paidAs = carriedPaidAs(columns, name).map((last, row) => overridePlace(overrides, row, last));
  return atLeast(columns, paidAs, place, out);
}

function atLeast(columns: Columns, ranks: Int16Array, place: number, out: Uint8Array): ColumnMaker {
  return answeredByOwners(columns, out, (from, to) => {
    for (let row = from; row < to; row++) out[row] = (ranks[row] ?? -1) >= place ? 1 : 0;
  });
}

const fromStanding = (columns: Columns, { ladder, place }: RankNode, out: Uint8Array): ColumnMaker =>
  atLeast(columns, columns.standing(ladder).paidAs, place, out);

function fromRungs(columns: Columns, node: RankNode, out: Uint8Array, before?: Int16Array): ColumnMaker {
  const { ladder: name, place } = node;
  const end = ladderOf(columns.plan, name).contiguous ? place + 1 : Infinity;
  const rungs = rungPlaces(columns.plan, name, place, end).map((rung) => columns.marks(rankNode('rung', name, rung)));
  return answeredByOwners(columns, out, (from, to) => {
    for (let row = from; row < to; row++) out[row] = before && (before[row] ?? -1) >= place ? 1 : 0;
    for (const rung of rungs) for (let row = from; row < to; row++) if (rung[row] === 1) out[row] = 1;
  });
}
