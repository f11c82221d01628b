import type { Volume } from '../../../plan/plan-schema.js';
import { type ColumnMaker, filledBy } from '../column-maker.js';
import type { Columns } from '../columns.js';
import { ageBetween } from './age-between.js';

type Age = Extract<Volume, { age: string }>;

/** Whole days or months, as a volume, from a date of the member to the last day of the period. Zero where the date is missing. */
export function makeAge(columns: Columns, { age, since }: Age, out: Float64Array): ColumnMaker {
  const { snapshot, owners, period } = columns;
  const { enrolledOn, dates } = snapshot.members;
  const days = since === 'enrolment' ? enrolledOn : dates?.[since.attribute];
  // Every position was enrolled on a day of its own; attributes are the person's.
  const rows = since === 'enrolment' ? undefined : owners;
  return filledBy(columns.size, (from, to) => {
    for (let row = from; row < to; row++) {
      out[row] = (ageBetween(days?.[rows?.[row] ?? row], period.endsOn, age) ?? 0) * 10_000;
    }
  });
}
