import { readPeriod } from '@upline/calendar';
import type { Plan } from '../../plan/plan-schema.js';
import { noDay, type Snapshot } from '../../snapshot/snapshot.js';

/** A member as a node: everything that the snapshot says of them. */
export interface Person {
  readonly code: string;
  readonly row: number;
  /** The person whose position this is; themselves as a rule. */
  owner: Person;
  sponsor: Person | null;
  enroller: Person | null;
  /** By placement tree. */
  readonly places: Map<string, { readonly parent: Person | null; readonly leg: number }>;
  readonly enrolledOn: number | null;
  readonly status: string;
  readonly kind: string;
  readonly numbers: Readonly<Record<string, bigint>>;
  readonly dates: Readonly<Record<string, number | null>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly currency: string | undefined;
  /** In the order of references. */
  readonly orders: Order[];
}

export interface Order {
  readonly reference: string;
  readonly buyer: Person;
  /** The day on which it counts. */
  readonly day: number;
  readonly paidOn: number;
  /** The day of the order that it takes back; null where it takes back none. */
  readonly takesBackOf: number | null;
  readonly volumes: Readonly<Record<string, bigint>>;
  readonly tags: ReadonlySet<string>;
}

/** Turns the columns into people and orders that point at one another. Answers people in the order of codes. */
export function peopleOf(plan: Plan, snapshot: Snapshot): Person[] {
  const { members } = snapshot;
  const people = members.codes.map((code, row): Person => personAt(snapshot, code, row));
  people.forEach((person, row) => {
    const at = (column: Int32Array | undefined): Person | null => people[column?.[row] ?? -1] ?? null;
    person.sponsor = at(members.sponsorIndex);
    person.enroller = members.enrollerIndex ? at(members.enrollerIndex) : person.sponsor;
    person.owner = at(members.ownerIndex) ?? person;
    for (const [tree, { parentIndex, leg }] of Object.entries(members.placements ?? {})) {
      person.places.set(tree, { parent: at(parentIndex), leg: leg[row] ?? 0 });
    }
  });
  for (const order of ordersOf(plan, snapshot, people)) order.buyer.orders.push(order);
  return people.sort(byCode);
}

/** By UTF-16 code unit. */
export function byCode(one: Person, other: Person): number {
  return byText(one.code, other.code);
}

export function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function personAt({ members }: Snapshot, code: string, row: number): Person {
  const cells = <Cell, Value>(
    columns: Readonly<Record<string, ArrayLike<Cell>>> | undefined,
    read: (cell: Cell) => Value,
  ) => Object.fromEntries(Object.entries(columns ?? {}).map(([name, column]) => [name, read(column[row] as Cell)]));
  const person = {
    code,
    row,
    sponsor: null,
    enroller: null,
    places: new Map(),
    enrolledOn: members.enrolledOn?.[row] ?? null,
    status: members.statuses?.[row] ?? 'active',
    kind: members.kinds?.[row] ?? 'distributor',
    numbers: cells(members.numbers, (units: number) => BigInt(units)),
    dates: cells(members.dates, (day: number) => (day === noDay ? null : day)),
    texts: cells(members.texts, (text: string) => text),
    currency: members.currencies?.[row],
    orders: [],
  } as unknown as Person;
  person.owner = person;
  return person;
}

function ordersOf(plan: Plan, { orders, period }: Snapshot, people: readonly Person[]): Order[] {
  const lastDay = readPeriod(period).endsOn;
  return orders.references
    .map((reference, row): Order => {
      const buyer = people[orders.buyerIndex[row] ?? -1];
      if (!buyer) throw new Error(`the order ${reference} has a buyer`);
      const paidOn = orders.paidOn?.[row] ?? lastDay;
      const original = orders.originalPaidOn?.[row] ?? noDay;
      return {
        reference,
        buyer,
        paidOn,
        takesBackOf: original === noDay ? null : original,
        day: plan.refunds === 'restate-original-period' && original !== noDay ? original : paidOn,
        volumes: Object.fromEntries(
          Object.entries(orders.volumes).map(([kind, column]) => [kind, BigInt(column[row] ?? 0)]),
        ),
        tags: new Set(Object.entries(orders.tags ?? {}).flatMap(([tag, column]) => (column[row] === 1 ? [tag] : []))),
      };
    })
    .sort((one, other) => byText(one.reference, other.reference));
}
