import type { Condition, LevelBonus, MatchingBonus } from '../../plan/plan-schema.js';
import type { Person } from './people.js';
import type { World } from './world.js';

/** What generations ask of the walk that counts them. */
interface Walk {
  readonly world: World;
  readonly bonus: LevelBonus | MatchingBonus;
  skips(member: Person, level: number): boolean;
  isQualified(member: Person, level: number): boolean;
  rateAt(member: Person, level: number, source: Person): string | undefined;
  blockersBelow(earner: Person, below: readonly Person[], source: Person): Person[];
  isCutOff(blockers: readonly Person[], path: readonly Person[], levels: readonly number[]): boolean;
  isEligible(member: Person): boolean;
}

/** The generation in which each member of a path stands. Everybody qualified for theirs is paid, unless they are skipped or cut off. */
export function numbersOf(walk: Walk, path: readonly Person[], source: Person): number[] {
  const rules = walk.bonus.generations;
  if (!rules) throw new Error('the bonus counts generations');
  const isBoundary = boundaryTest(walk);
  const isViewed = 'sameRankAsViewer' in rules.boundary;
  const paid: boolean[] = [];
  const numbers: number[] = [];
  path.forEach((member, place) => {
    const below = path.slice(0, place);
    let number: number = rules.first;
    let isEmpty = true;
    const next = (): void => {
      if (!isEmpty || rules.emptyGeneration === 'uses-number') number += 1;
      isEmpty = true;
    };
    // A source from whom the walk starts opens no generation but the first.
    const opens = (at: Person): boolean => rules.boundaryMember === 'opens' && at !== source && isBoundary(at, member);
    below.forEach((at, atPlace) => {
      if (opens(at)) next();
      if (paid[atPlace]) isEmpty = false;
      if (rules.boundaryMember === 'closes' && isBoundary(at, member)) next();
    });
    if (!isViewed && opens(member)) next();
    numbers.push(number);
    paid.push(isPaid(walk, path, numbers, member, source));
  });
  return numbers;
}

function isPaid(
  walk: Walk,
  path: readonly Person[],
  numbers: readonly number[],
  member: Person,
  source: Person,
): boolean {
  const number = numbers.at(-1) ?? 0;
  if (walk.skips(member, number) || !walk.isQualified(member, number)) return false;
  if (walk.rateAt(member, number, source) === undefined) return false;
  const blockers = walk.blockersBelow(member, path.slice(0, path.indexOf(member)), source);
  return !walk.isCutOff(blockers, path, numbers);
}

function boundaryTest(walk: Walk): (member: Person, viewer: Person) => boolean {
  const { world, bonus } = walk;
  const { boundary, ineligibleBoundary } = bonus.generations ?? {};
  return (member, viewer) => {
    if (boundary === undefined || (ineligibleBoundary === 'ignored' && !walk.isEligible(member))) return false;
    if (!('sameRankAsViewer' in boundary)) return world.holds(boundary as Condition, member);
    const ranks = world.ladder('ranks');
    const which = boundary.sameRankAsViewer === 'title' ? ranks.title : ranks.paidAs;
    return which(member) >= which(viewer);
  };
}
