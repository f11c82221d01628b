import type { Condition } from './plan-schema.js';

/** The body of `legs`. */
export interface LegsAsked {
  readonly tree: string;
  readonly having: Condition;
  readonly depth?: number | 'any';
  readonly personal?: string;
  readonly atLeast: number;
}
/** The body of `count`. */
export interface CountAsked {
  readonly tree: string;
  readonly depth: number | 'any';
  readonly where: Condition;
  readonly atLeast: number;
}
export interface Threshold {
  readonly atLeast?: string;
  readonly below?: string;
}

/** A condition told apart by its key, for code that must treat every case. */
export type AskedCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'active' }
  | { readonly kind: 'rank' | 'title'; readonly rank: string }
  | { readonly kind: 'legs'; readonly legs: LegsAsked }
  | { readonly kind: 'count'; readonly count: CountAsked }
  | { readonly kind: 'status' | 'kind'; readonly words: readonly string[] }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly oneOf: readonly string[] }
  | { readonly kind: 'volume'; readonly volume: string; readonly threshold: Threshold };

/** Tells which case a structurally sound condition is. */
export function askCondition(condition: Condition): AskedCondition {
  if ('attribute' in condition) {
    const { attribute, oneOf } = condition as { attribute: string; oneOf: string[] };
    return { kind: 'attribute', attribute, oneOf };
  }
  const [key = '', body]: [string?, unknown?] = Object.entries(condition)[0] ?? [];
  switch (key) {
    case 'all':
    case 'any':
      return { kind: key, of: body as readonly Condition[] };
    case 'not':
      return { kind: key, of: body as Condition };
    case 'is':
      return { kind: 'active' };
    case 'rank':
    case 'title':
      return { kind: key, rank: body as string };
    case 'legs':
      return { kind: key, legs: body as LegsAsked };
    case 'count':
      return { kind: key, count: body as CountAsked };
    case 'status':
    case 'kind':
      return { kind: key, words: body as readonly string[] };
    default:
      return { kind: 'volume', volume: key, threshold: body as Threshold };
  }
}
