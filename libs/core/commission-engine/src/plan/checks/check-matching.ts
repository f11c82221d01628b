import type { Fault } from '@upline/kernel';
import { findCircles } from './find-circles.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Matching bonuses that match themselves, at once or through others, and bonuses matched twice. */
export const checkMatching: PlanCheck = ({ outline: { bonuses } }) => {
  const edges = new Map<string, readonly string[]>();
  const places = new Map<string, readonly (string | number)[]>();
  const faults: Fault[] = [];
  for (const { name, at, part } of bonuses) {
    if (part?.kernel !== 'matching') continue;
    edges.set(name, part.of);
    places.set(name, at);
    part.of.forEach((matched, index) => {
      if (part.of.indexOf(matched) === index) return;
      faults.push(faultAt([...at, 'of', index], 'NAMED_TWICE', `bonus ${name} matches ${matched} twice`));
    });
  }
  for (const circle of findCircles(edges)) {
    const [name = '', next = ''] = circle;
    const index = edges.get(name)?.indexOf(next) ?? 0;
    const detail = `bonus ${name} is paid on itself: ${circle.join(' -> ')}`;
    faults.push(faultAt([...(places.get(name) ?? []), 'of', index], 'CIRCULAR', detail));
  }
  return faults;
};
