import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { BonusRun } from '../bonus-run.js';
import { cycleValue } from './cycle-value.js';
import { PairingDesk } from './pairing-desk.js';
import { peopleOf } from './people.js';
import { Position, type Side } from './position.js';

/** What became of one leg, in units of 10^-4: `carriedIn + thisPeriod = matched + flushed + carriedOut`, always. */
export interface LegSettlement {
  readonly carriedIn: number;
  /** Own volume included, where the plan adds it to this leg. */
  readonly thisPeriod: number;
  /** Taken off because it was paid on. */
  readonly matched: number;
  /** Gone without having been paid on; below zero where a refund was not taken off an inactive member. */
  readonly flushed: number;
  /** Below zero: a debt. */
  readonly carriedOut: number;
  /** What is in `flushed`, by the key of the bonus that says so. */
  readonly flushedBy: {
    readonly inactive: number;
    readonly residue: number;
    readonly limits: number;
    readonly carryMost: number;
    readonly expiresAfter: number;
  };
}

/** How a position was settled. */
export interface Settlement {
  readonly left: LegSettlement;
  readonly right: LegSettlement;
  readonly weak: 'left' | 'right';
  /** Own volume that was added to the weaker leg. */
  readonly ownVolume: number;
  /** Cycles paid, in the modes that make cycles. */
  readonly cycles: number;
}

/** Settles one position again, to explain it. */
export function settlementOf(bonus: PairingBonus, run: BonusRun, row: number): Settlement {
  const desk = new PairingDesk(bonus, run, false);
  if (bonus.mode.pays === 'pool') desk.valueCycles(cycleValue(bonus, run).value);
  const owners = run.frame.snapshot.members.ownerIndex;
  const people = peopleOf(owners, run.frame.byCode.rows, { together: true, focus: row });
  const positions: Position[] = [];
  people.each((rows, owner) => {
    for (const each of rows) positions.push(new Position(each));
    desk.pairUp(positions, owner);
    desk.settle(positions, owner);
  });
  const found = positions.find((position) => position.row === row) ?? new Position(row);
  return describe(found);
}

function describe(position: Position): Settlement {
  const { left, right, weak, ownVolume, cycles } = position;
  return {
    left: describeLeg(left),
    right: describeLeg(right),
    weak: weak === left ? 'left' : 'right',
    ownVolume,
    cycles,
  };
}

function describeLeg(side: Side): LegSettlement {
  const flushedBy = {
    inactive: side.unaccrued,
    residue: side.residue,
    limits: side.cut,
    carryMost: side.overCarry,
    expiresAfter: side.lapsed,
  };
  return {
    carriedIn: side.carriedIn,
    thisPeriod: side.period,
    matched: side.taken,
    flushed: Object.values(flushedBy).reduce((sum, volume) => sum + volume, 0),
    carriedOut: side.out,
    flushedBy,
  };
}
