import { UplineError } from './upline-error.js';

/**
 * JSON text that is the same for equal values: keys sorted by UTF-16 code unit, no white space, properties that are
 * `undefined` left out. What JSON cannot carry without loss (bigint, NaN, infinities, functions, an undefined element) is refused.
 *
 * @throws UplineError `JSON.NOT_CANONICAL`
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new UplineError('JSON.NOT_CANONICAL', `JSON cannot carry the ${typeof value} ${String(value)} without loss.`);
}

function canonicalObject(value: object): string {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
