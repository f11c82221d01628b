import { type Forest, nearestAbove } from '@upline/genealogy';
import { invariant } from '@upline/kernel';
import { scaleUnits } from '@upline/money';
import type { CompiledLevel, CompiledLevelBonus } from '../plan/compiled-plan.js';
import type { Standing } from './standing.js';

/** A level bonus made ready to walk: who is eligible, and for each level the next ancestor at whom a walk stops. */
export interface LevelWalk {
  readonly bonus: CompiledLevelBonus;
  readonly forest: Forest;
  readonly base: Float64Array;
  readonly eligible: Uint8Array;
  readonly paidAsRank: Int16Array;
  /** By level: for each member the nearest strict ancestor who is not skipped at that level, -1 for none. */
  readonly nextStop: readonly Int32Array[];
}

/**
 * What happens at one level: the walk went from `from` to `member`, past everybody between, who were skipped. `member` is -1
 * if nobody was left. `levelIndex` counts from 0 whatever the first level is called.
 */
export type LevelVisit = (levelIndex: number, member: number, from: number) => void;

/** Prepares the walk of a bonus in linear time; levels that skip the same members share their stops. */
export function prepareLevelWalk(standing: Standing, bonus: CompiledLevelBonus): LevelWalk {
  const [forest, base] = [standing.forests.get(bonus.tree), standing.volumes.get(bonus.baseVolume)];
  invariant(forest && base, 'a bonus walks a tree and pays on a volume of the plan');
  const nextStop: Int32Array[] = [];
  const walk = {
    bonus,
    forest,
    base,
    eligible: standing.marksOf(bonus.eligible),
    paidAsRank: standing.paidAsRank,
    nextStop,
  };
  const shared = new Map<number, Int32Array>();
  bonus.levels.forEach(({ minimumRank }, levelIndex) => {
    const skipKey = bonus.skip === 'unqualified-for-level' ? minimumRank : -1;
    const stops = shared.get(skipKey) ?? stopsAbove(walk, levelIndex);
    shared.set(skipKey, stops);
    nextStop.push(stops);
  });
  return walk;
}

function stopsAbove(walk: LevelWalk, levelIndex: number): Int32Array {
  if (walk.bonus.skip === 'nobody') return walk.forest.parents;
  const marks = new Uint8Array(walk.forest.size);
  for (let member = 0; member < marks.length; member++) marks[member] = stopsAt(walk, levelIndex, member) ? 1 : 0;
  return nearestAbove(walk.forest, marks);
}

/** Whether a member would be paid at a level. */
export function isQualified(walk: LevelWalk, levelIndex: number, member: number): boolean {
  return walk.eligible[member] === 1 && (walk.paidAsRank[member] ?? -1) >= levelOf(walk, levelIndex).minimumRank;
}

/** Whether a walk that looks for somebody for a level ends its search at a member, paid or not. */
function stopsAt(walk: LevelWalk, levelIndex: number, member: number): boolean {
  if (walk.bonus.skip === 'nobody') return true;
  if (walk.bonus.skip === 'ineligible') return walk.eligible[member] === 1;
  return isQualified(walk, levelIndex, member);
}

/**
 * Walks up from a buyer, level by level. This is the one place that decides who is met, at which level and who is passed
 * over: amounts and explanations both come from it. Takes one step per level, however long the line.
 */
export function walkLevels(walk: LevelWalk, source: number, visit: LevelVisit): void {
  let from = source;
  for (let levelIndex = 0; levelIndex < walk.nextStop.length; levelIndex++) {
    const atSource = levelIndex === 0 && walk.bonus.startsAtBuyer && stopsAt(walk, 0, source);
    const member = atSource ? source : (walk.nextStop[levelIndex]?.[from] ?? -1);
    visit(levelIndex, member, from);
    if (member < 0) return;
    from = member;
  }
}

/** The amount that a level pays on a base, in minor units, rounded by the plan's rule. A negative base is paid back by the same rule. */
export function levelAmountMinor(walk: LevelWalk, levelIndex: number, baseUnits: number): number {
  const { roundingMode, minorPerRoundingUnit } = walk.bonus;
  return scaleUnits(baseUnits, levelOf(walk, levelIndex).ratio, roundingMode) * minorPerRoundingUnit;
}

export function levelOf(walk: LevelWalk, levelIndex: number): CompiledLevel {
  const level = walk.bonus.levels[levelIndex];
  invariant(level, 'a walk visits levels of its bonus');
  return level;
}
