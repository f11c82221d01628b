import { type Fault, jsonPointer } from '@upline/kernel';
import { isCurrency, minorDigits } from '@upline/money';
import { checkBonuses } from './check-bonuses.js';
import { checkCondition } from './check-condition.js';
import { checkVolumes } from './check-volumes.js';
import type { Placed, PlanOutline } from './plan-outline.js';

/** Everything wrong with a plan that its schema cannot say, in the order in which the plan is read. */
export function checkPlan(outline: PlanOutline): Fault[] {
  return [
    ...checkMoney(outline),
    ...checkVolumes(outline),
    ...checkActive(outline),
    ...duplicates(outline.ranks, 'rank'),
    ...checkRanks(outline),
    ...duplicates(outline.bonuses, 'bonus'),
    ...checkBonuses(outline),
  ];
}

function checkMoney({ currency, rounding }: PlanOutline): Fault[] {
  if (currency === undefined) return [];
  if (!isCurrency(currency)) {
    return [{ pointer: '/currency', code: 'PLAN.UNKNOWN_CURRENCY', detail: `${currency} is not a currency` }];
  }
  if (!rounding || rounding.digits <= minorDigits(currency)) return [];
  const detail = `lines are rounded to ${rounding.digits} digits, but ${currency} has ${minorDigits(currency)}`;
  return [{ pointer: '/rounding/digits', code: 'PLAN.ROUNDING_TOO_FINE', detail }];
}

function checkActive(outline: PlanOutline): Fault[] {
  if (!outline.active) return [];
  const place = { at: ['active'], owner: 'the activity', mayAskActive: false, ranksDecided: 0 };
  return checkCondition(outline.active, place, outline);
}

function checkRanks(outline: PlanOutline): Fault[] {
  return outline.ranks.flatMap(({ name, at, part }, index) => {
    if (!part) return [];
    const place = { at: [...at, 'when'], owner: `rank ${name}`, mayAskActive: true, ranksDecided: index };
    return checkCondition(part, place, outline);
  });
}

function duplicates(parts: readonly Placed<unknown>[], key: 'rank' | 'bonus'): Fault[] {
  return parts.flatMap(({ name, at }, index) => {
    if (name === '' || parts.findIndex((part) => part.name === name) === index) return [];
    const code = `PLAN.DUPLICATE_${key.toUpperCase()}`;
    return [{ pointer: jsonPointer(...at, key), code, detail: `${key} ${name} is defined more than once` }];
  });
}
