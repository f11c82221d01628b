import { uint8Column } from '@upline/kernel';
import type { LevelBonus } from '../../../plan/plan-schema.js';
import { moneyBase } from '../../lines/money-base.js';
import type { FocusRows } from './focus-rows.js';
import { hotLevels, isPlain } from './hot-walk.js';
import type { WalkRules } from './walk-rules.js';

const elsewhere = 255;

/**
 * Of whom it is open what the walk up from them told a member whom half a company is below: those whose walks come to the member, but for
 * those who pay for sure. Undefined where it takes the walk itself to know.
 */
export function openSources(
  bonus: LevelBonus,
  rules: WalkRules,
  { marks, below }: FocusRows,
  member: number,
): ((row: number) => boolean) | undefined {
  const { tree, frame, startsAtSource, lastNumber } = rules;
  const isAlone = marks.indexOf(1) === marks.lastIndexOf(1);
  if (below || !isAlone || startsAtSource || tree.firstStep !== tree.forest.parents) return undefined;
  if (!isPlain(rules) || lastNumber >= elsewhere || bonus.ineligible.startsWith('next-')) return undefined;
  if (bonus.skip.moves === 'volume' || bonus.linesPer === 'order') return undefined;
  const met = levelsMet(rules, member);
  const { units } = moneyBase(frame.volume(bonus.base.volume), bonus.base.factor, frame.plan.rounding);
  return (row) => {
    const level = met[row] as number;
    if (level === 0 || level === elsewhere) return false;
    const entry = rules.entryAt(level);
    const isPaid = entry?.qualified[member] === 1 && !rules.skips(member, level);
    const rate = isPaid ? entry.constant : undefined;
    if (!rate || rate.isAmount) return true;
    return (units[row] as number) * rate.ratio.numerator < rate.ratio.denominator;
  };
}

/** By row the level at which the walk up from there comes to the member: 0 for never, `elsewhere` for rows that are not below. */
function levelsMet(rules: WalkRules, member: number): Uint8Array {
  const { parents, order, size } = rules.tree.forest;
  let met = uint8Column(size).fill(elsewhere);
  for (let place = 0; place < size; place++) {
    const row = order[place] as number;
    const parent = parents[row] as number;
    if (parent >= 0 && (parent === member || met[parent] === 0)) met[row] = 0;
  }
  let free = uint8Column(size);
  for (const { level, stops } of hotLevels(rules).reverse()) {
    const later = met;
    met = free;
    free = later;
    for (let row = 0; row < size; row++) {
      const stop = stops[row] as number;
      const then = stop < 0 ? elsewhere : (later[stop] as number);
      met[row] = later[row] === elsewhere ? elsewhere : then === elsewhere ? level : then;
    }
  }
  return met;
}
