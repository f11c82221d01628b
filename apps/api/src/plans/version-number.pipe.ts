import type { PipeTransform } from '@nestjs/common';
import { UplineError } from '@upline/kernel';

/** Versions count from 1; whatever else stands in the path is not a version of the plan. */
export const versionNumber: PipeTransform<string, number> = {
  transform(value) {
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new UplineError('PLAN.UNKNOWN', 'No such version of the plan.');
  },
};
