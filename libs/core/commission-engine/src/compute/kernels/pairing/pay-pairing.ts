import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { BonusRun, PayBonus } from '../bonus-run.js';
import { cycleValue } from './cycle-value.js';
import { keepRemainder } from './keep-remainder.js';
import { PairingDesk } from './pairing-desk.js';
import { peopleOf } from './people.js';
import type { Position } from './position.js';
import { Positions } from './positions.js';
import { PairingTeller } from './tell-pairing.js';

/** Cycles are carried like every number, in units of 10^-4. */
const unitsPerCycle = 10_000;

/**
 * Pays a binary: pairs the two legs of every position and carries what is left. One line per position that is paid: payee the
 * owner, source the position, level 0, `baseUnits` the volume of the weak side that was used up for it, `ratePpm` the rate or 0.
 *
 * @throws UplineError `PLAN.INVALID` for a tree without two legs or a pair without an end, `RUN.VOLUME_OUT_OF_RANGE` and other
 *   `*.OUT_OF_RANGE` beyond 2^53
 */
export const payPairing: PayBonus<PairingBonus> = (bonus, run) => {
  const { frame, focus, missed } = run;
  const keeps = focus < 0;
  const desk = new PairingDesk(bonus, run, keeps);
  if (bonus.mode.pays === 'pool') {
    const pool = cycleValue(bonus, run);
    desk.valueCycles(pool.value);
    if (keeps) keepRemainder(pool, run);
  }
  const together = bonus.limits.some(({ per }) => per === 'person');
  const people = peopleOf(frame.snapshot.members.ownerIndex, frame.byCode.rows, { together, focus });
  const teller = missed && new PairingTeller(desk, missed);
  const cyclesMade = keeps ? cyclesCarried(bonus, run) : undefined;
  const scratch = new Positions();
  people.each((rows, owner) => {
    const positions = scratch.of(rows);
    desk.pairUp(positions, owner);
    desk.settle(positions, owner);
    for (const position of positions) {
      const isPaid = position.units !== 0 || position.exact !== undefined;
      const written = isPaid ? writeLine(position, owner, run) : 0;
      if (cyclesMade && position.cycles > 0) addCycles(cyclesMade, position);
      teller?.tell(position, owner, written);
    }
  });
  if (!keeps) return;
  desk.left.carryOut();
  desk.right.carryOut();
  if (cyclesMade) run.state.carryNumbers(bonus.bonus, 'cyclesMade', cyclesMade);
};

function writeLine({ row, base, ratePpm, units, ratio, exact }: Position, owner: number, { book }: BonusRun): number {
  if (!exact) return book.add(owner, row, 0, base, ratePpm, units, ratio);
  return book.addExact({ payee: owner, source: row, order: -1, level: 0, baseUnits: base, ratePpm }, exact);
}

/** How many cycles everybody has made before, to be added to; undefined where nothing counts them. */
function cyclesCarried({ bonus, mode }: PairingBonus, { state }: BonusRun): Float64Array | undefined {
  const counts = mode.pays === 'cycles' || mode.pays === 'pool' || state.has(bonus, 'cyclesMade');
  return counts ? state.numbers(bonus, 'cyclesMade').slice() : undefined;
}

function addCycles(cyclesMade: Float64Array, { row, cycles }: Position): void {
  const sum = (cyclesMade[row] ?? 0) + cycles * unitsPerCycle;
  // Only whether it is the first cycle matters, so a number too large to count on is no reason to stop a run.
  cyclesMade[row] = Math.min(sum, Number.MAX_SAFE_INTEGER);
}
