import type { Fault } from '@upline/kernel';

/** RFC 9457, with our code and a JSON pointer to each fault. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly Fault[];
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not logged in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be processed',
  428: 'Precondition required',
  429: 'Too many requests',
  431: 'Too large',
  500: 'Internal error',
  503: 'Not available',
};

export function problemOf(status: number, code: string, detail: string, errors: readonly Fault[] = []): Problem {
  return {
    type: `urn:upline:problem:${code.toLowerCase().replaceAll('_', '-').replaceAll('.', ':')}`,
    title: titles[status] ?? 'Error',
    status,
    code,
    detail,
    errors,
  };
}
