import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { UplineError } from '@upline/kernel';

/** The revision that the client read before it changes something, from `If-Match: "3"`. */
export const Revision = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().header('if-match');
  if (header === undefined) {
    throw new UplineError('REQUEST.PRECONDITION_REQUIRED', 'Send the ETag of what you read as If-Match.');
  }
  const [, revision] = /^"(\d{1,9})"$/.exec(header) ?? [];
  if (revision === undefined) {
    throw new UplineError('REQUEST.PRECONDITION_FAILED', 'If-Match is not an ETag of ours. Read again, then repeat.');
  }
  return Number(revision);
});

export function etagOf(revision: number): string {
  return `"${revision}"`;
}
