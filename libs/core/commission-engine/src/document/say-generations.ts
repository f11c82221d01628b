import type { LevelBonus } from '../plan/plan-schema.js';
import { sayCondition } from './say-condition.js';
import { figure } from './words.js';

/** How the way up is divided, in a few sentences. */
export function sayGenerations(generations: NonNullable<LevelBonus['generations']>): string {
  const { boundary, boundaryMember, ineligibleBoundary, emptyGeneration, first } = generations;
  const who =
    'sameRankAsViewer' in boundary
      ? `For each earner, everybody below them on the way who holds at least the earner's own rank (${boundary.sameRankAsViewer === 'title' ? 'by title' : 'as paid'}) is a boundary`
      : `Everybody on the way is a boundary who ${sayCondition(boundary)}`;
  return [
    `${who}, and rates are read by generation between boundaries; everybody eligible within a generation is paid its rate.`,
    boundaryMember === 'closes'
      ? 'A boundary is the last of its generation, and the next begins above.'
      : 'A boundary is the first of the next generation.',
    ineligibleBoundary === 'counts'
      ? 'Whoever is not eligible is a boundary all the same.'
      : 'Whoever is not eligible is no boundary.',
    emptyGeneration === 'uses-number'
      ? 'A generation in which nobody was paid uses up its number.'
      : 'A generation in which nobody was paid does not use up its number.',
    `The generation that starts at the source has the number ${figure(String(first))}, and the first rate belongs to it.`,
  ].join(' ');
}
