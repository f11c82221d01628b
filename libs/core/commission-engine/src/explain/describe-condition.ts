import type { Condition } from '../plan/plan-schema.js';
import { askedBy } from '../plan/references/plan-node.js';

/** A condition in a few words: `bronze`, `active`, `pv of 100`, `legs with bronze within 3 levels`. */
export function describeCondition(condition: Condition): string {
  const { key, body } = askedBy(condition);
  switch (key) {
    case 'all':
    case 'any':
      return (body as Condition[]).map(describeCondition).join(key === 'all' ? ' and ' : ' or ');
    case 'not':
      return `not ${describeCondition(body as Condition)}`;
    case 'is':
    case 'rank':
      return String(body);
    case 'title':
      return `the title ${String(body)}`;
    case 'legs': {
      const { having, depth, personal } = body as Extract<Condition, { legs: unknown }>['legs'];
      return `${personal === undefined ? '' : 'personal '}legs with ${describeCondition(having)}${within(depth)}`;
    }
    case 'count': {
      const { where, depth } = body as Extract<Condition, { count: unknown }>['count'];
      return `members with ${describeCondition(where)}${within(depth)}`;
    }
    case 'status':
    case 'kind':
      return `${key} ${(body as string[]).join(' or ')}`;
    case 'attribute': {
      const { attribute, oneOf } = body as { readonly attribute: string; readonly oneOf: readonly string[] };
      return `${attribute} ${oneOf.join(' or ')}`;
    }
    default:
      return `${key} ${thresholdWords(body)}`;
  }
}

/** A threshold as people write it: `of 100`, `below 60`, `of 100 to below 200`. */
function thresholdWords(threshold: unknown): string {
  const { atLeast, below } = threshold as { readonly atLeast?: string; readonly below?: string };
  return [atLeast && `of ${atLeast}`, below && `below ${below}`].filter(Boolean).join(' to ');
}

function within(depth: number | 'any' | undefined): string {
  if (depth === undefined || depth === 'any') return '';
  return depth === 1 ? ' among the direct' : ` within ${depth} levels`;
}
