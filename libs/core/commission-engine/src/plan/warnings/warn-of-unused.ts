import type { Fault } from '@upline/kernel';
import { faultAt, type PlanCheck } from '../checks/plan-check.js';
import type { NameKind } from '../parts/plan-parts.js';
import type { Placed, PlanOutline } from '../plan-outline.js';

const readers: Readonly<Record<'tree' | 'period' | 'attribute' | 'volume' | 'rank', string>> = {
  tree: 'no volume, condition or bonus reads it',
  period: 'no bonus is due in it and no ladder is decided in it',
  attribute: 'no volume, condition or table reads it',
  volume: 'no other volume, condition, bonus or cut reads it',
  rank: 'no condition, table or bonus depends on it',
};

/** Parts that are defined and never used. Says nothing while a part is malformed, for it could be the one that uses them. */
export const warnOfUnused: PlanCheck = ({ outline, parts }) => {
  if (isPartial(outline)) return [];
  const used = new Set(
    parts.references.map(({ kind, name, place }) => key(kind, place.owner.name === name ? '' : name)),
  );
  const unused = (kind: keyof typeof readers, placed: readonly Placed<unknown>[], nameKey?: string): Fault[] =>
    placed
      .filter(({ name }) => name !== '' && !used.has(key(kind, name)))
      .map(({ name, at }) =>
        faultAt(
          nameKey ? [...at, nameKey] : at,
          `UNUSED_${kind.toUpperCase()}`,
          `${kind} ${name} is not used: ${readers[kind]}`,
        ),
      );
  return [
    ...unused('tree', outline.trees),
    ...unused('period', outline.periods),
    ...unused('attribute', outline.attributes),
    ...unused('volume', outline.volumes),
    ...unused('rank', unreadRanks(outline), 'rank'),
  ];
};

/** Bonuses that compare ranks with one another read every rank of the first ladder. */
function unreadRanks({ ladders, bonuses }: PlanOutline): readonly Placed<unknown>[] {
  const compared = bonuses.some(({ part }) => {
    if (part?.kernel !== 'level' && part?.kernel !== 'matching') return false;
    return part.blocker !== undefined || (part.generations && 'sameRankAsViewer' in part.generations.boundary);
  });
  return ladders.filter(({ name }) => !compared || name !== 'ranks').flatMap(({ ranks }) => ranks);
}

function isPartial({ trees, attributes, volumes, active, ladders, bonuses, cuts }: PlanOutline): boolean {
  const all = [
    ...trees,
    ...attributes,
    ...volumes,
    active,
    ...ladders.flatMap(({ ranks }) => ranks),
    ...bonuses,
    ...cuts,
  ];
  return all.some(({ part }) => part === undefined);
}

function key(kind: NameKind, name: string): string {
  return `${kind} ${name}`;
}
