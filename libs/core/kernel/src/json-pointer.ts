/** Joins reference tokens to an RFC 6901 JSON Pointer: `jsonPointer('ranks', 0)` is `/ranks/0`; no token is the whole document. */
export function jsonPointer(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
