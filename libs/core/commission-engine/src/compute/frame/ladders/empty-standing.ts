import { float64Column, int16Column, uint8Column } from '@upline/kernel';
import { ladderOf, rankNode } from '../../../plan/references/plan-node.js';
import type { Columns } from '../columns.js';
import type { Standing } from '../standing.js';
import { carriedPaidAs, carriedTitle } from './carried-ranks.js';

/** A standing that is not filled yet. */
export function emptyStanding(columns: Columns, name: string): Standing {
  const { plan, size } = columns;
  const { ladder, pay } = ladderOf(plan, name);
  const heldFor = typeof pay === 'object' && 'heldFor' in pay;
  return {
    name,
    rankNames: ladder.map(({ rank }) => rank),
    heldByRank: ladder.map((_, place) => columns.marks(rankNode('rung', name, place))),
    reached: int16Column(size),
    paidAs: int16Column(size),
    title: int16Column(size),
    titleBefore: carriedTitle(columns, name),
    inGrace: uint8Column(size),
    decided: int16Column(size),
    decidedBefore: carriedPaidAs(columns, name),
    misses: float64Column(size),
    keptFor: heldFor ? ladder.map(() => float64Column(size)) : [],
  };
}
