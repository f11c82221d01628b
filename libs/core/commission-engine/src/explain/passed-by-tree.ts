import type { Miss } from '../compute/kernels/bonus-run.js';
import type { Bonus } from '../plan/plan-schema.js';
import type { PreparedExplanations } from './prepare-explanations.js';

/**
 * What a tree that is derived from another (pass-up, coded, compressed) takes from a member before any walk begins: those directly
 * below in the other tree whose way up does not begin at the member.
 */
export function passedByTree({ calculation }: PreparedExplanations, bonus: Bonus, member: number): Miss[] {
  if (bonus.kernel !== 'level' && bonus.kernel !== 'matching') return [];
  const { frame } = calculation;
  const tree = frame.plan.trees[bonus.tree];
  if (!tree || !('of' in tree)) return [];
  const { codes } = frame.snapshot.members;
  const { firstStep } = frame.tree(bonus.tree);
  const { parents } = frame.tree(tree.of).forest;
  const misses: Miss[] = [];
  for (const source of frame.byCode.rows) {
    if (parents[source] !== member || firstStep[source] === member) continue;
    const required = `a place below ${codes[member] ?? ''} in ${bonus.tree}`;
    const step = firstStep[source] ?? -1;
    const actual = step < 0 ? 'none' : `one below ${codes[step] ?? ''}`;
    misses.push({ member, source, level: 0, baseUnits: 0, reason: 'PASSED_UP', required, actual });
  }
  return misses;
}
