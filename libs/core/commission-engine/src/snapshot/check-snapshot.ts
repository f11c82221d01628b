import { readPeriod } from '@upline/calendar';
import { type Fault, jsonPointer, UplineError } from '@upline/kernel';
import type { Plan } from '../plan/plan-schema.js';
import { planNeeds } from '../plan/plan-needs.js';
import type { MemberColumns, OrderColumns, Snapshot } from './snapshot.js';

/** A column that is wrong is wrong in many rows; the first few say it all. */
const mostFaults = 20;

/**
 * Refuses a snapshot that contradicts itself or lacks what the plan reads. Parents are checked when the forests are built.
 *
 * @throws UplineError `SNAPSHOT.INVALID` with the first faults, `PERIOD.MALFORMED`
 */
export function checkSnapshot(plan: Plan, snapshot: Snapshot): void {
  readPeriod(snapshot.period);
  const { members, orders } = snapshot;
  const faults = [
    ...checkMembers(members),
    ...checkLength(orders.buyerIndex, orders.references.length, 'orders', 'buyerIndex'),
    ...checkOptional(orders.references.length, ['orders'], {
      paidOn: orders.paidOn,
      originalPaidOn: orders.originalPaidOn,
    }),
    ...Object.entries(orders.tags ?? {}).flatMap(([tag, column]) =>
      checkLength(column, orders.references.length, 'orders', 'tags', tag),
    ),
    ...checkRows(orders.buyerIndex, members.codes.length, 0, 'orders', 'buyerIndex'),
    ...checkVolumes(orders),
    ...checkCarried(snapshot),
    ...checkNeeds(plan, snapshot),
  ];
  if (faults.length === 0) return;
  throw new UplineError('SNAPSHOT.INVALID', faults.map(({ detail }) => detail).join(' '), faults.slice(0, 1000));
}

function checkMembers(members: MemberColumns): Fault[] {
  const count = members.codes.length;
  const { sponsorIndex, enrollerIndex, ownerIndex, enrolledOn, statuses, kinds, currencies } = members;
  return [
    ...checkOptional(count, ['members'], {
      sponsorIndex,
      enrollerIndex,
      ownerIndex,
      enrolledOn,
      statuses,
      kinds,
      currencies,
    }),
    ...Object.entries(members.placements ?? {}).flatMap(([tree, { parentIndex, leg }]) =>
      checkOptional(count, ['members', 'placements', tree], { parentIndex, leg }),
    ),
    ...checkOptional(count, ['members', 'numbers'], members.numbers ?? {}),
    ...checkOptional(count, ['members', 'dates'], members.dates ?? {}),
    ...checkOptional(count, ['members', 'texts'], members.texts ?? {}),
    ...(ownerIndex ? checkOwners(ownerIndex) : []),
  ];
}

/** A further position belongs to a person, not to another further position. */
function checkOwners(ownerIndex: Int32Array): Fault[] {
  const faults = checkRows(ownerIndex, ownerIndex.length, 0, 'members', 'ownerIndex');
  for (let row = 0; row < ownerIndex.length && faults.length < mostFaults; row++) {
    const owner = ownerIndex[row] ?? 0;
    if (ownerIndex[owner] === owner || ownerIndex[owner] === undefined) continue;
    faults.push(
      fault(['members', 'ownerIndex', row], `Row ${row} belongs to row ${owner}, which is a further position itself.`),
    );
  }
  return faults;
}

function checkOptional(
  length: number,
  at: readonly (string | number)[],
  columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>,
): Fault[] {
  return Object.entries(columns).flatMap(([name, column]) => (column ? checkLength(column, length, ...at, name) : []));
}

function checkLength(column: ArrayLike<unknown>, length: number, ...at: (string | number)[]): Fault[] {
  if (column.length === length) return [];
  return [fault(at, `${at.join('.')} has ${column.length} rows, not ${length}.`)];
}

function checkRows(column: Int32Array, count: number, least: number, ...at: string[]): Fault[] {
  const faults: Fault[] = [];
  for (let row = 0; row < column.length && faults.length < mostFaults; row++) {
    const value = column[row] ?? -1;
    if (value >= least && value < count) continue;
    faults.push(fault([...at, row], `${at.join('.')} of row ${row} is ${value}, which does not exist.`));
  }
  return faults;
}

function checkVolumes({ volumes, references }: OrderColumns): Fault[] {
  const faults: Fault[] = [];
  for (const [kind, column] of Object.entries(volumes)) {
    faults.push(...checkLength(column, references.length, 'orders', 'volumes', kind));
    for (let row = 0; row < column.length && faults.length < mostFaults; row++) {
      if (Number.isSafeInteger(column[row])) continue;
      faults.push(
        fault(['orders', 'volumes', kind, row], `The ${kind} of order ${row} is not a whole number of units.`),
      );
    }
  }
  return faults;
}

function checkCarried({ carried, members }: Snapshot): Fault[] {
  const faults: Fault[] = [];
  for (const [owner, quantities] of Object.entries(carried?.numbers ?? {})) {
    for (const [quantity, column] of Object.entries(quantities)) {
      faults.push(...checkLength(column, members.codes.length, 'carried', 'numbers', owner, quantity));
      const bad = firstInexact(column);
      if (bad < 0) continue;
      faults.push(
        fault(
          ['carried', 'numbers', owner, quantity, bad],
          `The ${quantity} carried for ${owner} is not a whole number of units.`,
        ),
      );
    }
  }
  for (const [owner, quantities] of Object.entries(carried?.names ?? {})) {
    for (const [quantity, column] of Object.entries(quantities)) {
      faults.push(...checkLength(column.places, members.codes.length, 'carried', 'names', owner, quantity));
    }
  }
  return faults;
}

function firstInexact(column: Float64Array): number {
  for (let row = 0; row < column.length; row++) if (!Number.isSafeInteger(column[row])) return row;
  return -1;
}

function checkNeeds(plan: Plan, { members, orders }: Snapshot): Fault[] {
  const needs = planNeeds(plan);
  const carried = { ...members.numbers, ...members.dates, ...members.texts };
  return [
    ...[...needs.volumeKinds]
      .filter((kind) => !Object.hasOwn(orders.volumes, kind))
      .map((kind) => fault(['orders', 'volumes'], `The plan reads ${kind}, which the orders do not carry.`)),
    ...[...needs.placements]
      .filter((tree) => !Object.hasOwn(members.placements ?? {}, tree))
      .map((tree) =>
        fault(['members', 'placements'], `The plan has the placement tree ${tree}, in which nobody is placed.`),
      ),
    ...[...needs.attributes]
      .filter((name) => !Object.hasOwn(carried, name))
      .map((name) => fault(['members'], `The plan reads the attribute ${name}, which the members do not carry.`)),
    ...(needs.enrolmentDays && !members.enrolledOn
      ? [fault(['members', 'enrolledOn'], 'The plan reads days of enrolment, which the members do not carry.')]
      : []),
  ];
}

function fault(at: readonly (string | number)[], detail: string): Fault {
  return { pointer: jsonPointer(...at), code: 'SNAPSHOT.INVALID', detail };
}
