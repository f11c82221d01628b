import { addRational, type Rational, zeroRational } from '@upline/money';
import type { Bonus } from '../../plan/plan-schema.js';
import type { Frame } from '../frame/frame.js';
import type { Miss } from '../kernels/bonus-run.js';
import { readCaps } from './amount-caps.js';
import { totalsOf } from './bonus-amounts.js';
import { type Column, type MoneyArithmetic, textOfAmount } from './money-arithmetic.js';

export interface CapInput<Amount> {
  readonly frame: Frame;
  readonly money: MoneyArithmetic<Amount>;
  readonly bonus: Bonus;
  readonly lines: { readonly payeeIndex: Int32Array; readonly sourceIndex: Int32Array };
  /** By line, in minor units. */
  readonly amounts: Column<Amount>;
  readonly missed?: ((miss: Miss) => void) | undefined;
}

export interface CapReductions<Amount> {
  /** By member row of the payee: what the cap takes, not negative, in minor units. */
  readonly taken: Column<Amount>;
  /** By row: the same, of each position where the cap is per position. */
  readonly takenByPosition: Column<Amount>;
  /** What the company keeps of it, in minor units. */
  readonly company: Rational;
}

/**
 * The bonus's own cap on finished lines. Per position, bonuses that pair and boards are capped by the row that earned (the source of its
 * lines); where lines come from other members a position is its person. Whoever the table of caps does not name has no cap.
 *
 * @returns undefined where the bonus has no cap or nobody reaches it
 */
export function applyBonusCap<Amount>(input: CapInput<Amount>): CapReductions<Amount> | undefined {
  const { frame, money, bonus, lines, amounts } = input;
  if (!bonus.cap) return undefined;
  const byPosition = bonus.cap.per === 'position' && (bonus.kernel === 'pairing' || bonus.kernel === 'board');
  const receivers = byPosition ? lines.sourceIndex : lines.payeeIndex;
  const totals = totalsOf(money, amounts, receivers, frame.memberCount);
  const capAt = readCaps(frame, money, bonus.cap.amount);
  const owners = frame.snapshot.members.ownerIndex;
  const taken = money.column(frame.memberCount);
  const takenByPosition = byPosition ? money.column(frame.memberCount) : taken;
  let company = zeroRational;
  let isReached = false;
  for (let row = 0; row < totals.length; row++) {
    const total = totals[row] ?? money.zero;
    if (money.compare(total, money.zero) <= 0) continue;
    const cap = capAt(row);
    if (cap === undefined || money.compare(total, cap) <= 0) continue;
    const excess = money.subtract(total, cap);
    const payee = byPosition ? (owners?.[row] ?? row) : row;
    if (byPosition) takenByPosition[row] = excess;
    taken[payee] = money.add(taken[payee] ?? money.zero, excess);
    if (bonus.cap.excess === 'company') company = addRational(company, money.exact(excess));
    isReached = true;
    input.missed?.(capped(money, payee, row, total, cap));
  }
  return isReached ? { taken, takenByPosition, company } : undefined;
}

function capped<Amount>(
  money: MoneyArithmetic<Amount>,
  member: number,
  source: number,
  total: Amount,
  cap: Amount,
): Miss {
  return {
    member,
    source,
    level: 0,
    baseUnits: money.unitsOf(total),
    reason: 'CAPPED',
    required: textOfAmount(money, cap),
    actual: textOfAmount(money, total),
  };
}
