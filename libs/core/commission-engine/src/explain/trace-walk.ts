import { isQualified, levelAmountMinor, levelOf, type LevelWalk, walkLevels } from '../compute/level-walk.js';

/** What became of one member whom a walk met at a level. */
export interface WalkStep {
  readonly levelIndex: number;
  readonly member: number;
  readonly outcome: 'paid' | 'skipped' | 'unpaid' | 'rounded-away';
  readonly amountMinor: number;
}

export interface TracedWalk {
  readonly steps: readonly WalkStep[];
  readonly levelsUnpaidAtTop: number;
}

/**
 * The walk up from a buyer, everybody told whom it met, those passed over included. It is the calculation's own walk, listened
 * to; a buyer whose base is zero starts none.
 */
export function traceWalk(walk: LevelWalk, source: number): TracedWalk {
  const steps: WalkStep[] = [];
  let levelsUnpaidAtTop = 0;
  const visit = (levelIndex: number, member: number, from: number): void => {
    for (const skipped of passedOver(walk, levelIndex, member, from)) {
      steps.push({ levelIndex, member: skipped, outcome: 'skipped', amountMinor: 0 });
    }
    if (member < 0) levelsUnpaidAtTop = walk.nextStop.length - levelIndex;
    else steps.push(stepAt(walk, levelIndex, member, source));
  };
  if (walk.base[source] !== 0) walkLevels(walk, source, visit);
  return { steps, levelsUnpaidAtTop };
}

/** The step at the member where the walk stopped for a level. */
export function stepAt(walk: LevelWalk, levelIndex: number, member: number, source: number): WalkStep {
  if (!isQualified(walk, levelIndex, member)) return { levelIndex, member, outcome: 'unpaid', amountMinor: 0 };
  const amountMinor = levelAmountMinor(walk, levelIndex, walk.base[source] ?? 0);
  return { levelIndex, member, outcome: amountMinor === 0 ? 'rounded-away' : 'paid', amountMinor };
}

function* passedOver(walk: LevelWalk, levelIndex: number, member: number, from: number): Generator<number> {
  if (member === from) return;
  if (levelIndex === 0 && walk.bonus.startsAtBuyer) yield from;
  const { parents } = walk.forest;
  for (let above = parents[from] ?? -1; above !== member; above = parents[above] ?? -1) yield above;
}

/**
 * The same walk, asked about one member above the buyer only: their step, or undefined if the walk ended below them. Takes one
 * step per level, so that a member can be explained without climbing every line below them.
 */
export function stepOf(walk: LevelWalk, source: number, member: number): WalkStep | undefined {
  const { depths } = walk.forest;
  const depth = depths[member] ?? 0;
  let step: WalkStep | undefined;
  walkLevels(walk, source, (levelIndex, stop, from) => {
    if (stop === member) step = stepAt(walk, levelIndex, member, source);
    else if (isPassed(walk, levelIndex, { member, depth }, { stop, from })) {
      step = { levelIndex, member, outcome: 'skipped', amountMinor: 0 };
    }
  });
  return step;
}

function isPassed(
  walk: LevelWalk,
  levelIndex: number,
  { member, depth }: { member: number; depth: number },
  { stop, from }: { stop: number; from: number },
): boolean {
  if (member === from) return levelIndex === 0 && walk.bonus.startsAtBuyer;
  const { depths } = walk.forest;
  return depth < (depths[from] ?? 0) && (stop < 0 || depth > (depths[stop] ?? 0));
}

/** The level as people call it. */
export function levelName(walk: LevelWalk, { levelIndex }: WalkStep): number {
  return levelOf(walk, levelIndex).level;
}
