import type { FixedBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import { type FixedValue, readFixedValue } from './fixed-value.js';

/**
 * What is paid to those who keep their rank in grace: a share of the value, or an amount instead of it. The ladder is the one whose ranks the
 * table of the bonus names, otherwise the first.
 */
export interface Grace {
  readonly share: FixedValue;
  /** 1 where the rank is kept in grace. */
  readonly marks: Uint8Array;
}

export function readGrace({ shareInGrace, value }: FixedBonus, frame: Frame): Grace | undefined {
  if (shareInGrace === undefined) return undefined;
  const share = readFixedValue(shareInGrace);
  const table = value as string | { byRank?: object; byTitle?: object };
  const [rank] = typeof table === 'string' ? [] : Object.keys(table.byRank ?? table.byTitle ?? {});
  const ladder = rank === undefined ? frame.ladder('ranks') : frame.rank(rank).ladder;
  return { share, marks: ladder.inGrace };
}
