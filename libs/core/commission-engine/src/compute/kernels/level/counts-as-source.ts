import { int32Column } from '@upline/kernel';
import type { WalkRules } from './walk-rules.js';

/**
 * For every row the row that counts as the source of its volume, -1 for nobody: the row itself unless skips move the volume and
 * the row would be passed over as the first to be paid. Undefined where everybody is their own source.
 */
export function countsAsSource(rules: WalkRules): Int32Array | undefined {
  const { bonus, tree } = rules;
  const marks = rules.isDynamic ? rules.soughtAt(rules.firstEntry) : rules.stopMarks;
  if (bonus.skip.moves !== 'volume' || !marks) return undefined;
  const above = rules.above(marks);
  const sources = int32Column(marks.length);
  for (let row = 0; row < sources.length; row++) {
    const entry = tree.firstStep[row] ?? -1;
    if (marks[row] === 1) sources[row] = row;
    else sources[row] = entry < 0 || marks[entry] === 1 ? entry : (above[entry] ?? -1);
  }
  return sources;
}
