import type { Condition } from '../../../plan/plan-schema.js';
import { conditionNode, ladderOf, rankNode, type RankNode } from '../../../plan/references/plan-node.js';
import type { ColumnMaker } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { allOf } from '../conditions/join-marks.js';
import { copyFromOwners } from '../owner-rows.js';
import { carriedPaidAs } from './carried-ranks.js';
import { overridesOf } from './rank-overrides.js';

type Fill = (from: number, to: number) => void;

/**
 * Who holds a rank by this period's conditions and the ranks set by hand. Where the run does not decide the ladder, whoever was paid as it last.
 * Further positions have it from their owner, once all owners are decided.
 */
export function makeRung(columns: Columns, node: RankNode): ColumnMaker {
  const out = columns.marks(node);
  const fill = columns.decides(node.ladder) ? decided(columns, node, out) : carried(columns, node, out);
  return answeredByOwners(columns, out, fill);
}

/** A column that further positions have from their owners. While columns are filled from the bottom they have nothing of their own. */
export function answeredByOwners({ size, owners }: Columns, out: Uint8Array, fill: Fill): ColumnMaker {
  if (!owners) return { run: () => fill(0, size), settle: (row) => fill(row, row + 1) };
  const finish = (): void => copyFromOwners(out, owners);
  return {
    run: () => {
      fill(0, size);
      finish();
    },
    settle: (row) => {
      if (owners[row] === row) fill(row, row + 1);
      else out[row] = 0;
    },
    finish,
  };
}

function decided(columns: Columns, { ladder: name, place }: RankNode, out: Uint8Array): Fill {
  const { plan } = columns;
  const { ladder, contiguous } = ladderOf(plan, name);
  const holds = columns.marks(conditionNode(plan, ladder[place]?.when as Condition, { ladder: name, place }));
  const below = contiguous && place > 0 ? columns.marks(rankNode('rung', name, place - 1)) : holds;
  const { atLeast, exactly } = overridesOf(columns, name);
  const shows = (rank: number): boolean => (contiguous ? rank >= place : rank === place);
  const given = [...atLeast].filter(([, rank]) => shows(rank)).map(([row]) => row);
  const answer = allOf([holds, below], out);
  return (from, to) => {
    answer(from, to);
    if (to - from === 1) {
      overrideOne(from, out, { atLeast, exactly }, shows);
      return;
    }
    for (const row of given) if (row >= from && row < to) out[row] = 1;
    for (const [row, rank] of exactly) if (row >= from && row < to) out[row] = shows(rank) ? 1 : 0;
  };
}

function overrideOne(
  row: number,
  out: Uint8Array,
  { atLeast, exactly }: ReturnType<typeof overridesOf>,
  shows: (rank: number) => boolean,
): void {
  const least = atLeast.get(row);
  if (least !== undefined && shows(least)) out[row] = 1;
  const exact = exactly.get(row);
  if (exact !== undefined) out[row] = shows(exact) ? 1 : 0;
}

function carried(columns: Columns, { ladder: name, place }: RankNode, out: Uint8Array): Fill {
  const { contiguous } = ladderOf(columns.plan, name);
  const last = carriedPaidAs(columns, name);
  return (from, to) => {
    for (let row = from; row < to; row++) {
      const rank = last[row] ?? -1;
      out[row] = (contiguous ? rank >= place : rank === place) ? 1 : 0;
    }
  };
}
