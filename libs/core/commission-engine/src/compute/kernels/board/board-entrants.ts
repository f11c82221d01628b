import { UplineError } from '@upline/kernel';
import type { BoardBonus } from '../../../plan/plan-schema.js';
import type { StateBook } from '../../../snapshot/state-book.js';
import type { Frame } from '../../frame/frame.js';

const oneUnit = 10_000;

/** More entries of one period than any company has; a volume of money in the place of a count makes them. */
const mostEntries = 10_000_000;

/**
 * Who enters in this period and how often, in the order of enrolment (ties, and everybody where no day is known, by code): rows, one for each
 * entry. 'member-once' is remembered in numbers 'entered'.
 *
 * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` where there are too many
 */
export function entrants({ bonus, entry }: BoardBonus, frame: Frame, state: StateBook): number[] {
  const volume = frame.volume(entry.volume);
  const isOnce = entry.per === 'member-once';
  const entered = state.numbers(bonus, 'entered').slice();
  const rows: number[] = [];
  for (const row of inOrderOfEnrolment(frame)) {
    const bought = volume[row] ?? 0;
    if (bought <= 0) continue;
    const times = isOnce ? ((entered[row] ?? 0) > 0 ? 0 : 1) : Math.floor(bought / oneUnit);
    if (rows.length + times > mostEntries) throw tooMany(bonus, entry.volume);
    for (let time = 0; time < times; time++) rows.push(row);
    if (times > 0) entered[row] = (entered[row] ?? 0) + times * oneUnit;
  }
  state.carryNumbers(bonus, 'entered', entered);
  return rows;
}

function tooMany(bonus: string, volume: string): UplineError {
  const detail = `Members enter the boards of ${bonus} more than ${mostEntries} times in this period, once for each unit of ${volume}.`;
  return new UplineError('RUN.VOLUME_OUT_OF_RANGE', detail);
}

function inOrderOfEnrolment({ byCode, snapshot }: Frame): Int32Array {
  const { enrolledOn } = snapshot.members;
  if (!enrolledOn) return byCode.rows;
  return byCode.rows
    .slice()
    .sort(
      (one, other) =>
        (enrolledOn[one] ?? 0) - (enrolledOn[other] ?? 0) || (byCode.places[one] ?? 0) - (byCode.places[other] ?? 0),
    );
}
