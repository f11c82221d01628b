import { UplineError } from '@upline/kernel';
import { parseVolume, type Ratio } from '@upline/money';
import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { TableColumn } from '../../frame/table-column.js';
import type { BonusRun } from '../bonus-run.js';
import { CarriedLeg } from './carried-leg.js';
import { type LegVolumes, legVolumes } from './leg-volumes.js';
import { limitCycles, limitMoney, mostOf, type ReadLimit, readLimits } from './limit-pairs.js';
import { type PairSides, pairMode } from './pair-modes.js';
import type { Position, Side } from './position.js';
import { settleResidue } from './settle-residue.js';

const noLimit = Number.POSITIVE_INFINITY;

/** Settles the positions of one person at a time: everything that a pairing bonus says of them, but for writing it down. */
export class PairingDesk {
  readonly eligible: Uint8Array;
  readonly limits: readonly ReadLimit[];
  readonly left: CarriedLeg;
  readonly right: CarriedLeg;
  private readonly legs: LegVolumes;
  private readonly own: Float64Array;
  private readonly ownAbove: number;
  private readonly cyclesMade: Float64Array | undefined;
  private readonly carryMost: { readonly column: TableColumn<string>; readonly units: readonly number[] } | undefined;
  private pair: PairSides;

  /** `keeps`: the carry is going to be written. */
  constructor(
    readonly bonus: PairingBonus,
    readonly run: BonusRun,
    keeps: boolean,
  ) {
    const { frame, state } = run;
    this.eligible = frame.marks(bonus.eligible);
    this.limits = readLimits(bonus, frame);
    this.legs = legVolumes(frame, bonus.tree, bonus.base.volume);
    this.own = frame.volume(bonus.base.volume);
    this.ownAbove = bonus.ownVolumeToWeaker ? parseVolume(bonus.ownVolumeToWeaker.above) : noLimit;
    this.cyclesMade = state.has(bonus.bonus, 'cyclesMade') ? state.numbers(bonus.bonus, 'cyclesMade') : undefined;
    const { most, expiresAfter } = bonus.carry;
    if (most !== null) {
      const column = frame.table<string>(most);
      this.carryMost = { column, units: column.values.map(parseVolume) };
    }
    this.left = new CarriedLeg(state, bonus.bonus, 'left', expiresAfter ?? 0, keeps);
    this.right = new CarriedLeg(state, bonus.bonus, 'right', expiresAfter ?? 0, keeps);
    this.pair = pairMode(bonus, frame, undefined);
  }

  /** From now on a cycle of the pool is worth so many rounding units. */
  valueCycles(value: Ratio): void {
    this.pair = pairMode(this.bonus, this.run.frame, value);
  }

  /** Reads the positions and makes their pairs, within the limits of cycles. `owner` is the person's row. */
  pairUp(positions: readonly Position[], owner: number): void {
    for (const position of positions) this.read(position);
    this.limit('cycles', positions, owner);
  }

  /** What comes after: limits of money, what is taken off, what lapses and what is over the carry maximum. */
  settle(positions: readonly Position[], owner: number): void {
    this.limit('money', positions, owner);
    for (const position of positions) {
      settleResidue(position, this.bonus.residue);
      const most = this.mostCarried(position.row);
      this.left.close(position.row, position.left, most);
      this.right.close(position.row, position.right, most);
    }
  }

  private read(position: Position): void {
    const { row, left, right } = position;
    const isEligible = this.eligible[row] === 1;
    left.carriedIn = this.left.carriedIn(row);
    right.carriedIn = this.right.carriedIn(row);
    left.period = this.legs.left[row] ?? 0;
    right.period = this.legs.right[row] ?? 0;
    if (this.ownAbove !== noLimit) this.addOwn(position);
    position.cyclesBefore = this.cyclesMade?.[row] ?? 0;
    accrue(left, isEligible ? 'accrues' : this.bonus.inactive);
    accrue(right, isEligible ? 'accrues' : this.bonus.inactive);
    position.weigh();
    if (!isEligible) position.standing = 'closed';
    else this.pair(position, noLimit);
  }

  /** Own volume above the threshold goes to the side that is weaker without it. */
  private addOwn(position: Position): void {
    const { left, right } = position;
    const above = (this.own[position.row] ?? 0) - this.ownAbove;
    if (above <= 0) return;
    const weak = left.carriedIn + left.period <= right.carriedIn + right.period ? left : right;
    weak.period += above;
    position.ownVolume = above;
  }

  private limit(of: ReadLimit['of'], positions: readonly Position[], owner: number): void {
    for (const limit of this.limits) {
      if (limit.of !== of) continue;
      const paired = positions.length === 1 ? positions : positions.filter(({ standing }) => standing === 'paired');
      if (paired[0]?.standing !== 'paired') continue;
      if (limit.per === 'person' || paired.length === 1) this.apply(limit, owner, paired);
      else for (const position of paired) this.apply(limit, owner, [position]);
    }
  }

  private apply(limit: ReadLimit, owner: number, sharers: readonly Position[]): void {
    const row = limit.per === 'person' ? owner : (sharers[0]?.row ?? owner);
    const most = mostOf(limit, row);
    // Whoever the table does not name has no such limit.
    if (most === undefined) return;
    if (limit.of === 'cycles') limitCycles(limit, most, sharers, this.pair);
    else limitMoney(limit, most, sharers, this.run.frame.plan.rounding.digits);
  }

  private mostCarried(row: number): number {
    if (!this.carryMost) return noLimit;
    const { column, units } = this.carryMost;
    // Whoever the table does not name has no such limit.
    return (column.constant ? units[0] : units[column.places[row] ?? -1]) ?? noLimit;
  }
}

function accrue(side: Side, how: PairingBonus['inactive']): void {
  const sum = side.carriedIn + side.period;
  if (!Number.isSafeInteger(sum))
    throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', `A leg of ${sum} units exceeds 2^53.`);
  // Losing all does not forgive a debt.
  side.total = how === 'accrues' ? sum : how === 'accrues-nothing' ? side.carriedIn : Math.min(sum, 0);
  side.unaccrued = sum - side.total;
}
