import { parsePeriodKey } from '@upline/calendar';
import { type Fault, jsonPointer, UplineError } from '@upline/kernel';
import type { CompiledPlan } from '../plan/compiled-plan.js';
import type { OrderColumns, Snapshot } from './snapshot.js';

/** A column that is wrong is wrong in many rows; the first few say it all. */
const mostFaults = 20;

/**
 * Refuses a snapshot that contradicts itself or lacks what the plan reads. Sponsors are checked when the forest is built.
 *
 * @throws UplineError `SNAPSHOT.INVALID` with the first faults, `PERIOD.MALFORMED`
 */
export function checkSnapshot(plan: CompiledPlan, { period, members, orders }: Snapshot): void {
  parsePeriodKey(period);
  const faults = [
    ...checkLength(members.sponsorIndex, members.codes.length, 'members', 'sponsorIndex'),
    ...checkLength(orders.buyerIndex, orders.references.length, 'orders', 'buyerIndex'),
    ...checkBuyers(orders, members.codes.length),
    ...checkVolumes(orders),
    ...checkKinds(plan, orders),
  ];
  if (faults.length === 0) return;
  throw new UplineError('SNAPSHOT.INVALID', faults.map(({ detail }) => detail).join(' '), faults);
}

function checkLength(column: ArrayLike<number>, length: number, ...at: string[]): Fault[] {
  if (column.length === length) return [];
  return [fault(at, `${at.join('.')} has ${column.length} rows, not ${length}.`)];
}

function checkBuyers({ buyerIndex }: OrderColumns, memberCount: number): Fault[] {
  const faults: Fault[] = [];
  for (let row = 0; row < buyerIndex.length && faults.length < mostFaults; row++) {
    const buyer = buyerIndex[row] ?? -1;
    if (buyer < 0 || buyer >= memberCount) {
      faults.push(fault(['orders', 'buyerIndex', row], `Order ${row} has the buyer ${buyer}, which does not exist.`));
    }
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

function checkKinds({ volumes }: CompiledPlan, orders: OrderColumns): Fault[] {
  return volumes.flatMap((volume) => {
    if (volume.from !== 'own' || Object.hasOwn(orders.volumes, volume.kind)) return [];
    return [fault(['orders', 'volumes'], `The plan reads ${volume.kind}, which the orders do not carry.`)];
  });
}

function fault(at: readonly (string | number)[], detail: string): Fault {
  return { pointer: jsonPointer(...at), code: 'SNAPSHOT.INVALID', detail };
}
