import type { Miss } from '../compute/kernels/bonus-run.js';
import type { Bonus } from '../plan/plan-schema.js';
import type { PreparedExplanations } from './prepare-explanations.js';

/**
 * Names in misses of an earner who stands between: of several blockers the one nearest to the earner. Every row below the earner is looked
 * at once, however many misses there are.
 */
export function blockerNamer(
  { calculation }: PreparedExplanations,
  bonus: Bonus,
  earner: number,
): (miss: Miss) => Miss {
  if ((bonus.kernel !== 'level' && bonus.kernel !== 'matching') || !bonus.blocker) return (miss) => miss;
  const { frame } = calculation;
  const { codes } = frame.snapshot.members;
  const { rankNames, paidAs } = frame.ladder('ranks');
  const { firstStep, forest } = frame.tree(bonus.tree);
  const blocks = blockTest(frame, bonus.eligible, bonus.blocker.rank, paidAs[earner] ?? -1);
  const known = new Map<number, number>([
    [earner, -1],
    [-1, -1],
  ]);
  const atOrAbove = (row: number): number => {
    const line: number[] = [];
    let at = row;
    for (; !known.has(at); at = forest.parents[at] ?? -1) line.push(at);
    let nearest = known.get(at) ?? -1;
    for (const below of line.reverse()) {
      if (nearest < 0 && blocks(below)) nearest = below;
      known.set(below, nearest);
    }
    return nearest;
  };
  return (miss) => {
    const blocker = miss.reason === 'BLOCKED' ? atOrAbove(firstStep[miss.source] ?? -1) : -1;
    if (blocker < 0) return miss;
    return { ...miss, actual: `${codes[blocker] ?? ''} (${rankNames[paidAs[blocker] ?? -1] ?? 'no rank'})` };
  };
}

/** Whether a row is an eligible member whose rank blocks, seen from an earner of a rank. */
function blockTest(
  frame: PreparedExplanations['calculation']['frame'],
  eligible: Parameters<typeof frame.marks>[0],
  rank: 'same' | 'higher' | 'same-or-higher',
  own: number,
): (row: number) => boolean {
  const { paidAs } = frame.ladder('ranks');
  const marks = frame.marks(eligible);
  return (row) => {
    const theirs = paidAs[row] ?? -1;
    return marks[row] === 1 && ((rank !== 'higher' && theirs === own) || (rank !== 'same' && theirs > own));
  };
}
