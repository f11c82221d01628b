import type { Condition } from './plan-schema.js';

/** A condition told apart by its kind, for code that must treat every case. */
export type ConditionCase =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'active' }
  | { readonly kind: 'legs'; readonly tree: string; readonly rank: string; readonly atLeast: number }
  | { readonly kind: 'volume'; readonly volume: string; readonly atLeast: string };

interface LegsBody {
  readonly tree: string;
  readonly having: { readonly rank: string };
  readonly atLeast: number;
}

/** Tells which case a structurally sound condition is. */
export function readCondition(condition: Condition): ConditionCase {
  const [key = '', body]: [string?, unknown?] = Object.entries(condition)[0] ?? [];
  switch (key) {
    case 'all':
    case 'any':
      return { kind: key, of: body as readonly Condition[] };
    case 'not':
      return { kind: key, of: body as Condition };
    case 'is':
      return { kind: 'active' };
    case 'legs': {
      const { tree, having, atLeast } = body as LegsBody;
      return { kind: 'legs', tree, rank: having.rank, atLeast };
    }
    default:
      return { kind: 'volume', volume: key, atLeast: (body as { readonly atLeast: string }).atLeast };
  }
}
