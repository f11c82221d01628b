import type { AttributeType, NameKind, Reference } from '../parts/plan-parts.js';
import { ownerText } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Names that the plan uses and does not define, and attributes of a type that cannot be read where they stand. */
export const checkNames: PlanCheck = ({ outline, parts }) => {
  const known = knownNames(outline);
  const types = new Map(outline.attributes.map(({ name, part }) => [name, part?.type]));
  return parts.references.flatMap((reference) => {
    const { kind, name, place, says } = reference;
    const sentence = `${ownerText(place.owner)} ${says} ${name}`;
    if (!known[kind].has(name)) {
      return [faultAt(place.at, `UNKNOWN_${kind.toUpperCase()}`, `${sentence}, which the plan does not define`)];
    }
    const type = kind === 'attribute' ? types.get(name) : undefined;
    if (type === undefined || isReadable(reference, type)) return [];
    const wanted = reference.types?.join(' or a ') ?? '';
    return [
      faultAt(place.at, 'WRONG_ATTRIBUTE_TYPE', `${sentence}, which is a ${type}; only a ${wanted} can be read here`),
    ];
  });
};

function isReadable({ types }: Reference, type: AttributeType): boolean {
  return types === undefined || types.includes(type);
}

/** The names that a plan defines, by what they are names of. */
export function knownNames(outline: PlanOutline): Readonly<Record<NameKind, ReadonlySet<string>>> {
  const names = (parts: readonly { readonly name: string }[]): ReadonlySet<string> =>
    new Set(parts.map(({ name }) => name).filter((name) => name !== ''));
  return {
    tree: names(outline.trees),
    period: names(outline.periods),
    volume: names(outline.volumes),
    attribute: names(outline.attributes),
    rank: names(outline.ladders.flatMap(({ ranks }) => ranks)),
    bonus: names(outline.bonuses),
  };
}
