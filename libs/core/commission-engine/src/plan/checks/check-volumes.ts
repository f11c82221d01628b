import type { Fault } from '@upline/kernel';
import { ownerText } from '../parts/plan-parts.js';
import type { Placed } from '../plan-outline.js';
import type { Volume } from '../plan-schema.js';
import { faultAt, type PlanCheck } from './plan-check.js';

type OrderPart = Extract<Volume, { kind: string } | { ordersOf: unknown }>;

/** Volumes of orders that leave open whose orders they read, and leg limits that have no requirement. */
export const checkVolumes: PlanCheck = (plan) => [...checkOrderVolumes(plan), ...checkRequirements(plan)];

const checkOrderVolumes: PlanCheck = ({ outline: { volumes } }) =>
  volumes.flatMap(({ name, at, part }) => {
    if (!part || !('kind' in part || 'ordersOf' in part)) return [];
    return checkOrders(
      { name, at, part },
      'kind' in part ? part.of : part.ordersOf,
      'kind' in part ? 'of' : 'ordersOf',
    );
  });

/** A leg that counts for a share of a requirement needs somebody who requires something. */
const checkRequirements: PlanCheck = ({ outline: { volumes }, parts }) => {
  const shared = new Set(
    volumes.flatMap(({ name, part }) =>
      part && 'limited' in part && part.limit.formula === 'share-of-requirement' ? [name] : [],
    ),
  );
  return parts.references.flatMap(({ kind, name, place, asksThreshold }) => {
    if (kind !== 'volume' || !shared.has(name) || asksThreshold) return [];
    const detail = `${ownerText(place.owner)} reads ${name} as a number, but its legs are limited to a share of a requirement: ask for it with "atLeast" alone, or by the rows of a table`;
    return [faultAt(place.at, 'NO_REQUIREMENT', detail)];
  });
};

function checkOrders(volume: Placed<Volume> & { part: OrderPart }, of: readonly string[], key: string): Fault[] {
  const { name, at, part } = volume;
  const faults: Fault[] = [];
  if (of.includes('customers') && part.customersIn === undefined) {
    const detail = `volume ${name} counts customers: say with "customersIn" in which tree they are looked for`;
    faults.push(faultAt(at, 'CUSTOMERS_IN_NEEDED', detail));
  }
  if (!of.includes('customers') && part.customersIn !== undefined) {
    const detail = `volume ${name} says where customers are looked for, but it does not count them`;
    faults.push(faultAt([...at, 'customersIn'], 'CUSTOMERS_IN_NOT_NEEDED', detail));
  }
  if (new Set(of).size < of.length) {
    faults.push(faultAt([...at, key], 'NAMED_TWICE', `volume ${name} counts the orders of ${of[0] ?? ''} twice`));
  }
  return [...faults, ...checkFilter(volume)];
}

function checkFilter({ name, at, part }: Placed<Volume> & { part: OrderPart }): Fault[] {
  const { tagged, notTagged, buyerAge } = part.orders ?? {};
  const faults: Fault[] = [];
  const both = tagged?.find((tag) => notTagged?.includes(tag));
  if (both !== undefined && tagged?.every((tag) => notTagged?.includes(tag))) {
    const detail = `volume ${name} asks for orders that carry the tag ${both} and do not carry it: there are none`;
    faults.push(faultAt([...at, 'orders', 'notTagged'], 'EMPTY_RANGE', detail));
  }
  if (!buyerAge) return faults;
  const { atLeast, below } = buyerAge;
  if (atLeast === undefined && below === undefined) {
    const detail = `volume ${name} names the age of buyers without a bound: say "atLeast", "below" or both`;
    faults.push(faultAt([...at, 'orders', 'buyerAge'], 'BOUND_NEEDED', detail));
  } else if (atLeast !== undefined && below !== undefined && atLeast >= below) {
    const detail = `volume ${name} asks for buyers of at least ${atLeast} and below ${below} ${buyerAge.unit}: there are none`;
    faults.push(faultAt([...at, 'orders', 'buyerAge'], 'EMPTY_RANGE', detail));
  }
  return faults;
}
