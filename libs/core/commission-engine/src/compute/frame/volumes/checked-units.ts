import { UplineError } from '@upline/kernel';

/** Units as they are. @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` beyond 2^53 */
export function checkedUnits(units: number): number {
  if (Number.isSafeInteger(units)) return units;
  throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', `A volume of ${units} units exceeds 2^53.`);
}

/** Runs a sum over a tree whose overflow is told as that of a volume. @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` */
export function checkedSums(sum: () => Float64Array): Float64Array {
  try {
    return sum();
  } catch (error) {
    if (!(error instanceof UplineError) || error.code !== 'GENEALOGY.SUM_OUT_OF_RANGE') throw error;
    throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', error.detail);
  }
}
