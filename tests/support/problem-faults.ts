import type { RawAnswer } from './send.js';

const POINTER = /^(\/([^~/]|~[01])*)*$/u;

/** What about a refusal is not as RFC 9457 and our own conventions have it. */
export function problemFaults({ status, headers, text }: RawAnswer): string[] {
  if (!/^application\/problem\+json\b/.test(headers['content-type'] ?? '')) {
    return [`refused as ${headers['content-type']}`];
  }
  const { type, title, status: said, code, detail, errors, ...more } = JSON.parse(text) as Record<string, unknown>;
  return [
    ...(/^urn:upline:problem:[a-z0-9:-]+$/.test(String(type)) ? [] : [`is of the type ${String(type)}`]),
    ...(typeof title === 'string' && title !== '' && title !== 'Error' ? [] : ['has no title']),
    ...(said === status ? [] : [`says that it is ${String(said)}`]),
    ...(/^[A-Z_]+(\.[A-Z_]+)?$/.test(String(code)) ? [] : [`has the code ${String(code)}`]),
    ...(typeof detail === 'string' && detail !== '' ? [] : ['has no detail']),
    ...(Array.isArray(errors) ? errors.flatMap(errorFaults) : ['has no errors']),
    ...(Object.keys(more).length === 0 ? [] : [`has ${Object.keys(more).join(', ')} besides`]),
  ];
}

function errorFaults({ pointer, code, detail }: Record<string, unknown>): string[] {
  return [
    ...(typeof pointer === 'string' && POINTER.test(pointer) ? [] : [`points to ${JSON.stringify(pointer)}`]),
    ...(typeof code === 'string' && /^[A-Z0-9_.]+$/.test(code) ? [] : [`has an error with the code ${String(code)}`]),
    ...(typeof detail === 'string' && detail !== '' ? [] : ['has an error without a detail']),
  ];
}
