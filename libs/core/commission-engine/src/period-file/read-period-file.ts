import type { CalendarPeriod } from '@upline/calendar';
import type { Fault } from '@upline/kernel';
import type { Plan } from '../plan/plan-schema.js';
import type { CarriedState } from '../snapshot/carried-state.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { carryOver } from './carry-over.js';
import { fieldsOf, listOf } from './document-view.js';
import { readCarried } from './read-carried.js';
import { type Decisions, readDecisions } from './read-decisions.js';
import { readExchangeRates } from './read-exchange-rates.js';
import { readMembers } from './read-members.js';
import { countedDays, readOrders } from './read-orders.js';
import { readPeriods } from './read-periods.js';
import { Reading } from './reading.js';
import { type PeriodFileColumns, snapshotOfPeriod } from './snapshot-of-period.js';
import { structureOfPeriodFile } from './structure-of-period-file.js';

/**
 * What reading says of a document. `snapshots` is there exactly when `faults` is empty: one per period, in the order in which they
 * are run. Only the first has the carried state of the file; `runPeriods` hands on what each leaves.
 */
export interface PeriodFileReading {
  readonly snapshots?: readonly Snapshot[];
  readonly faults: readonly Fault[];
}

/** Where no period could be read, no day is too late. */
const noLastDay = 2_147_483_647;

/**
 * Reads a JSON document as a period file. Reports every fault at once, each with a JSON Pointer into the document, and never throws
 * on anything that JSON can express.
 *
 * @param plan the plan that is to be calculated: its attributes, trees, kinds of volume and ranks are then checked too, and what it
 *   reads and nobody carries is filled with zeros. Without a plan a file can be checked, not calculated
 * @param alsoReadBy plans for which the file is written too: what only they declare is no fault
 */
export function readPeriodFile(document: unknown, plan?: Plan, alsoReadBy: readonly Plan[] = []): PeriodFileReading {
  const structural = structureOfPeriodFile(document);
  const reading = new Reading(plan, alsoReadBy);
  const file = fieldsOf(document);
  const periods = readPeriods(reading, file['period']);
  const lastDay = periods.length === 0 ? noLastDay : Math.max(...periods.map(({ endsOn }) => endsOn));
  const members = readMembers(reading, listOf(file['members']), lastDay);
  const orders = readOrders(reading, listOf(file['orders']), { lastDay, severalPeriods: periods.length > 1 });
  const carried = file['carried'] === undefined ? undefined : readCarried(reading, file['carried'], periods[0]);
  const exchangeRates = readExchangeRates(reading, file['exchangeRates'], members.currencies);
  const decisions = readDecisions(reading, file, periods);
  const faults = [...structural, ...reading.faults];
  if (faults.length > 0) return { faults };
  const columns = { members, orders, countedOn: countedDays(plan, orders) };
  const snapshots = periods.map((period, index) => {
    const snapshot = withDecisions(columns, decisions, period, index === 0 ? carried : undefined);
    return exchangeRates ? { ...snapshot, exchangeRates } : snapshot;
  });
  return { snapshots, faults };
}

/** The snapshot of one period with what was decided by hand, of those who are there. */
function withDecisions(
  columns: PeriodFileColumns,
  { overrides, adjustments }: Decisions,
  period: CalendarPeriod,
  carried: CarriedState | undefined,
): Snapshot {
  const { codes } = columns.members;
  const due = adjustments.filter((adjustment) => adjustment.period === period.key);
  const keep = [...due.map(({ memberIndex }) => memberIndex), ...(carried ? holders(carried) : [])];
  const snapshot = snapshotOfPeriod(columns, period, keep);
  const { codes: present } = snapshot.members;
  const rowOf = present === codes ? undefined : new Map(present.map((code, row) => [code, row]));
  const moved = <Entry extends { readonly memberIndex: number }>(entries: readonly Entry[]): Entry[] =>
    entries.flatMap((entry) => {
      const memberIndex = rowOf ? rowOf.get(codes[entry.memberIndex] ?? '') : entry.memberIndex;
      return memberIndex === undefined ? [] : [{ ...entry, memberIndex }];
    });
  return {
    ...snapshot,
    ...(carried && { carried: carryOver(carried, codes, present) }),
    ...(overrides.length > 0 && { overrides: moved(overrides) }),
    ...(due.length > 0 && {
      adjustments: moved(due).map(({ memberIndex, amountUnits, reason, isAdvance }) => ({
        ...{ memberIndex, amountUnits, reason },
        ...(isAdvance && { isAdvance }),
      })),
    }),
  };
}

/** The rows that have something in a carried state. */
function holders({ numbers, names }: CarriedState): Set<number> {
  const rows = new Set<number>();
  for (const column of Object.values(numbers).flatMap((owner) => Object.values(owner))) {
    for (let row = 0; row < column.length; row++) if (column[row] !== 0) rows.add(row);
  }
  for (const { places } of Object.values(names).flatMap((owner) => Object.values(owner))) {
    for (let row = 0; row < places.length; row++) if ((places[row] ?? -1) >= 0) rows.add(row);
  }
  return rows;
}
