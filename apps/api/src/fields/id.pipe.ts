import { type PipeTransform } from '@nestjs/common';
import { UplineError } from '@upline/kernel';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids are opaque to clients, so one that cannot be ours is simply unknown. */
export function idOf(unknownCode: string, detail: string): PipeTransform<string, string> {
  return {
    transform(value) {
      if (UUID.test(value)) return value.toLowerCase();
      throw new UplineError(unknownCode, detail);
    },
  };
}
