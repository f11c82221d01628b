import { canonicalJson } from '@upline/kernel';
import { type CanonicalOrder, movedBy } from './canonical-order.js';
import { ColumnDigest } from './column-digest.js';
import type { MemberColumns, OrderColumns, Snapshot } from './snapshot.js';
import { digestState } from './state-digest.js';

/** Identifies a snapshot by its content: members by code and orders by reference, not by the order of the rows. */
export function inputDigest(snapshot: Snapshot, byCode: CanonicalOrder, byReference: CanonicalOrder): string {
  const { period, members, orders, overrides = [], adjustments = [] } = snapshot;
  const digest = new ColumnDigest().text('period', period);
  digestMembers(digest, members, byCode);
  digestOrders(digest, orders, byCode, byReference);
  const placed = <Part extends { readonly memberIndex: number }>(parts: readonly Part[]) =>
    parts.map((part) => canonicalJson({ ...part, memberIndex: byCode.places[part.memberIndex] ?? -1 })).sort();
  if (overrides.length > 0) digest.text('overrides', canonicalJson(placed(overrides)));
  if (adjustments.length > 0) digest.text('adjustments', canonicalJson(placed(adjustments)));
  if (snapshot.exchangeRates) digest.text('exchange rates', canonicalJson(snapshot.exchangeRates));
  if (snapshot.carried) digestState(digest, snapshot.carried, movedBy(byCode).rows);
  return digest.hex();
}

function digestMembers(digest: ColumnDigest, members: MemberColumns, byCode: CanonicalOrder): void {
  const { rows, places } = movedBy(byCode);
  digest.texts('codes', members.codes, byCode.rows).indexes('sponsors', members.sponsorIndex, places, rows);
  if (members.enrollerIndex) digest.indexes('enrollers', members.enrollerIndex, places, rows);
  for (const [tree, { parentIndex, leg }] of inOrder(members.placements)) {
    digest.indexes(`placement ${tree}`, parentIndex, places, rows).integers('legs', leg, rows);
  }
  if (members.ownerIndex) digest.indexes('owners', members.ownerIndex, places, rows);
  if (members.enrolledOn) digest.integers('enrolled', members.enrolledOn, rows);
  if (members.statuses) digest.words('statuses', members.statuses, rows);
  if (members.kinds) digest.words('kinds', members.kinds, rows);
  for (const [name, column] of inOrder(members.numbers)) digest.numbers(`number ${name}`, column, rows);
  for (const [name, column] of inOrder(members.dates)) digest.integers(`date ${name}`, column, rows);
  for (const [name, column] of inOrder(members.texts)) digest.texts(`text ${name}`, column, byCode.rows);
  if (members.currencies) digest.words('currencies', members.currencies, rows);
}

function digestOrders(
  digest: ColumnDigest,
  orders: OrderColumns,
  byCode: CanonicalOrder,
  byReference: CanonicalOrder,
): void {
  const { rows } = movedBy(byReference);
  digest
    .texts('references', orders.references, byReference.rows)
    .indexes('buyers', orders.buyerIndex, movedBy(byCode).places, rows);
  for (const [kind, column] of inOrder(orders.volumes)) digest.numbers(`volume ${kind}`, column, rows);
  if (orders.paidOn) digest.integers('paid', orders.paidOn, rows);
  for (const [tag, column] of inOrder(orders.tags)) digest.integers(`tag ${tag}`, column, rows);
  if (orders.originalPaidOn) digest.integers('original', orders.originalPaidOn, rows);
}

function inOrder<Part>(parts: Readonly<Record<string, Part>> | undefined): [string, Part][] {
  return Object.entries(parts ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
