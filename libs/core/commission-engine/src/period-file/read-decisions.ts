import type { CalendarPeriod } from '@upline/calendar';
import type { Plan } from '../plan/plan-schema.js';
import type { Adjustment, RankOverride } from '../snapshot/snapshot.js';
import { fieldsOf, listOf, textOf } from './document-view.js';
import type { Reading } from './reading.js';

/** An adjustment with the key of the period in which it is made. */
export interface DatedAdjustment extends Adjustment {
  readonly period: string;
}

/** What people decided by hand. */
export interface Decisions {
  readonly overrides: readonly RankOverride[];
  readonly adjustments: readonly DatedAdjustment[];
}

/** Reads ranks and amounts that were set by hand, faults to the reading. */
export function readDecisions(
  reading: Reading,
  file: { readonly overrides?: unknown; readonly adjustments?: unknown },
  periods: readonly CalendarPeriod[],
): Decisions {
  return {
    overrides: listOf(file.overrides).flatMap((entry, index) => readOverride(reading, entry, index)),
    adjustments: listOf(file.adjustments).flatMap((entry, index) => readAdjustment(reading, entry, index, periods)),
  };
}

/** A rank that only another plan of a comparison has is left out. */
function readOverride(reading: Reading, entry: unknown, index: number): RankOverride[] {
  const override = fieldsOf(entry);
  const memberIndex = reading.row(override['member'], 'The member', 'overrides', index, 'member');
  const fromDay = reading.day(override['from'], 'overrides', index, 'from');
  const toDay = reading.day(override['to'], 'overrides', index, 'to');
  if (fromDay !== undefined && toDay !== undefined && fromDay > toDay)
    reading.report(['overrides', index, 'to'], 'ENDS_BEFORE_START', 'The override ends before it begins.');
  const rank = textOf(override['rank']);
  if (rank === undefined || !isRankOfPlan(reading, rank, index)) return [];
  if (memberIndex === undefined || fromDay === undefined || toDay === undefined) return [];
  return [{ memberIndex, rank, counts: override['counts'] === 'exactly' ? 'exactly' : 'at-least', fromDay, toDay }];
}

function isRankOfPlan(reading: Reading, rank: string, index: number): boolean {
  const { plan, alsoReadBy } = reading;
  if (!plan || ranksOf(plan).includes(rank)) return true;
  if (!alsoReadBy.some((other) => ranksOf(other).includes(rank))) {
    const detail = `The plan has no rank ${rank}; it has ${ranksOf(plan).join(', ') || 'none'}.`;
    reading.report(['overrides', index, 'rank'], 'UNKNOWN_RANK', detail);
  }
  return false;
}

function ranksOf({ ranks, otherLadders = {} }: Plan): string[] {
  return [ranks, ...Object.values(otherLadders)].flatMap(({ ladder }) => ladder.map(({ rank }) => rank));
}

function readAdjustment(
  reading: Reading,
  entry: unknown,
  index: number,
  periods: readonly CalendarPeriod[],
): DatedAdjustment[] {
  const adjustment = fieldsOf(entry);
  const memberIndex = reading.row(adjustment['member'], 'The member', 'adjustments', index, 'member');
  const amountUnits = reading.units(adjustment['amount'], 'adjustments', index, 'amount');
  const reason = textOf(adjustment['reason']);
  const period = periodOf(reading, adjustment['period'], index, periods);
  const isAdvance = adjustment['advance'] === true;
  if (isAdvance) checkAdvance(reading, amountUnits, index);
  if (memberIndex === undefined || amountUnits === undefined || reason === undefined || period === undefined) return [];
  return [{ memberIndex, amountUnits, reason, period, ...(isAdvance && { isAdvance }) }];
}

/** Nobody would ever ask an advance back without a cut that does. */
function checkAdvance(reading: Reading, amountUnits: number | undefined, index: number): void {
  if (amountUnits !== undefined && amountUnits <= 0)
    reading.report(['adjustments', index, 'amount'], 'ADVANCE_OF_NOTHING', 'An advance is above zero.');
  const { plan, alsoReadBy } = reading;
  if (!plan || [plan, ...alsoReadBy].some(({ cuts }) => cuts?.some(({ kind }) => kind === 'advance'))) return;
  const detail = 'The plan has no cut of kind "advance", so that nobody would ever ask this advance back.';
  reading.report(['adjustments', index, 'advance'], 'ADVANCE_WITHOUT_CUT', detail);
}

function periodOf(
  reading: Reading,
  value: unknown,
  index: number,
  periods: readonly CalendarPeriod[],
): string | undefined {
  if (value === undefined) {
    if (periods.length > 1) {
      const detail = 'Say in which period the adjustment is made (period), for the file is of several.';
      reading.report(['adjustments', index], 'PERIOD_MISSING', detail);
    }
    return periods[0]?.key;
  }
  if (typeof value !== 'string' || periods.length === 0 || periods.some(({ key }) => key === value))
    return textOf(value);
  const detail = `${value} is not a period of this file.`;
  reading.report(['adjustments', index, 'period'], 'UNKNOWN_PERIOD', detail);
  return undefined;
}
