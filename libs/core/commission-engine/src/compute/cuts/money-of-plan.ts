import type { Rational } from '@upline/money';
import type { Plan } from '../../plan/plan-schema.js';
import { ExactMoney } from './exact-money.js';
import { type MoneyArithmetic, moneyScaleOf } from './money-arithmetic.js';
import { WholeMoney } from './whole-money.js';

/** The arithmetic of plans that round lines, steps or bonuses. */
export function wholeMoneyOf(plan: Pick<Plan, 'currency' | 'rounding'>): MoneyArithmetic<number> {
  return new WholeMoney(moneyScaleOf(plan));
}

/** The arithmetic of plans that round what a payee gets. */
export function exactMoneyOf(plan: Pick<Plan, 'currency' | 'rounding'>): MoneyArithmetic<Rational> {
  return new ExactMoney(moneyScaleOf(plan));
}
