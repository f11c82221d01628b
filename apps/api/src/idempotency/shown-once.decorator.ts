import { SetMetadata } from '@nestjs/common';

export const SHOWN_ONCE = 'upline:shown-once';

/** The named field of the answer is a secret: it is not stored, so a repeated request gets it as null. */
export function ShownOnce(field: string): MethodDecorator {
  return SetMetadata(SHOWN_ONCE, field);
}
