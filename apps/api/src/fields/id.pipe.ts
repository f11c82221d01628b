import { type PipeTransform } from '@nestjs/common';
import { UplineError, uuidPattern } from '@upline/kernel';

/** Ids are opaque to clients, so one that cannot be ours is simply unknown. */
export function idOf(unknownCode: string, detail: string): PipeTransform<string, string> {
  return {
    transform(value) {
      const id = value.toLowerCase();
      if (uuidPattern.test(id)) return id;
      throw new UplineError(unknownCode, detail);
    },
  };
}
