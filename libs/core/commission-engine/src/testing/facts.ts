import { readPeriod } from '@upline/calendar';
import type { CarriedState } from '../snapshot/carried-state.js';
import { noDay, type Snapshot } from '../snapshot/snapshot.js';

/** A member as a test tells them. Everybody else is named by code. */
export interface MemberFacts {
  readonly code: string;
  readonly sponsor?: string;
  /** Left out: the sponsor. */
  readonly enroller?: string;
  /** By placement tree. */
  readonly places?: Readonly<Record<string, { readonly parent: string; readonly leg: number }>>;
  readonly owner?: string;
  readonly enrolledOn?: number;
  readonly status?: string;
  readonly kind?: string;
  /** In units of 10^-4. */
  readonly numbers?: Readonly<Record<string, number>>;
  readonly dates?: Readonly<Record<string, number>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly currency?: string;
}

export interface OrderFacts {
  readonly reference: string;
  readonly buyer: string;
  /** By kind, in units of 10^-4. */
  readonly volumes: Readonly<Record<string, number>>;
  /** Left out: the last day of the period. */
  readonly paidOn?: number;
  readonly tags?: readonly string[];
  readonly originalPaidOn?: number;
}

/** A company as facts, not yet in rows of any order. */
export interface CompanyFacts {
  readonly period: string;
  readonly members: readonly MemberFacts[];
  readonly orders: readonly OrderFacts[];
  readonly overrides?: readonly {
    readonly member: string;
    readonly rank: string;
    readonly counts: 'at-least' | 'exactly';
    readonly fromDay: number;
    readonly toDay: number;
  }[];
  readonly adjustments?: readonly {
    readonly member: string;
    readonly amountUnits: number;
    readonly reason: string;
    readonly isAdvance?: true;
  }[];
  readonly exchangeRates?: Readonly<Record<string, string>>;
  /** By code in the rows of `members`. */
  readonly carried?: CarriedState;
}

/** Puts facts into columns, rows in the order in which they are told. Columns that no fact fills are left out. */
export function snapshotOf(company: CompanyFacts): Snapshot {
  const { members, orders } = company;
  const rowOf = new Map(members.map(({ code }, row) => [code, row]));
  const row = (code: string | undefined): number => rowOf.get(code ?? '') ?? -1;
  const some = <Value>(of: readonly Value[], has: (value: Value) => boolean) => of.some(has);
  const lastDay = readPeriod(company.period).endsOn;
  const kinds = namesIn(
    orders.map(({ volumes }) => volumes),
    ['PV', 'CV'],
  );
  const tags = [...new Set(orders.flatMap((order) => order.tags ?? []))].sort();
  return {
    period: company.period,
    members: {
      codes: members.map(({ code }) => code),
      sponsorIndex: Int32Array.from(members, ({ sponsor }) => row(sponsor)),
      ...(some(members, ({ enroller }) => enroller !== undefined) && {
        enrollerIndex: Int32Array.from(members, ({ enroller, sponsor }) => row(enroller ?? sponsor)),
      }),
      ...(some(members, ({ places }) => places !== undefined) && { placements: placementsOf(members, row) }),
      ...(some(members, ({ owner }) => owner !== undefined) && {
        ownerIndex: Int32Array.from(members, ({ owner, code }) => row(owner ?? code)),
      }),
      ...(some(members, ({ enrolledOn }) => enrolledOn !== undefined) && {
        enrolledOn: Int32Array.from(members, ({ enrolledOn }) => enrolledOn ?? lastDay),
      }),
      ...(some(members, ({ status }) => status !== undefined) && {
        statuses: members.map(({ status }) => status ?? 'active'),
      }),
      ...(some(members, ({ kind }) => kind !== undefined) && {
        kinds: members.map(({ kind }) => kind ?? 'distributor'),
      }),
      ...attributesOf(members),
      ...(some(members, ({ currency }) => currency !== undefined) && {
        currencies: members.map(({ currency }) => currency ?? 'USD'),
      }),
    },
    orders: {
      references: orders.map(({ reference }) => reference),
      buyerIndex: Int32Array.from(orders, ({ buyer }) => row(buyer)),
      volumes: Object.fromEntries(
        kinds.map((kind) => [kind, Float64Array.from(orders, ({ volumes }) => volumes[kind] ?? 0)]),
      ),
      ...(some(orders, ({ paidOn }) => paidOn !== undefined) && {
        paidOn: Int32Array.from(orders, ({ paidOn }) => paidOn ?? lastDay),
      }),
      ...(tags.length > 0 && {
        tags: Object.fromEntries(
          tags.map((tag) => [tag, Uint8Array.from(orders, (order) => (order.tags?.includes(tag) ? 1 : 0))]),
        ),
      }),
      ...(some(orders, ({ originalPaidOn }) => originalPaidOn !== undefined) && {
        originalPaidOn: Int32Array.from(orders, ({ originalPaidOn }) => originalPaidOn ?? noDay),
      }),
    },
    ...(company.overrides && {
      overrides: company.overrides.map(({ member, ...rest }) => ({ memberIndex: row(member), ...rest })),
    }),
    ...(company.adjustments && {
      adjustments: company.adjustments.map(({ member, ...rest }) => ({ memberIndex: row(member), ...rest })),
    }),
    ...(company.exchangeRates && { exchangeRates: company.exchangeRates }),
    ...(company.carried && { carried: company.carried }),
  };
}

function placementsOf(members: readonly MemberFacts[], row: (code: string | undefined) => number) {
  const trees = namesIn(members.map(({ places }) => places ?? {}));
  return Object.fromEntries(
    trees.map((tree) => [
      tree,
      {
        parentIndex: Int32Array.from(members, ({ places }) => row(places?.[tree]?.parent)),
        leg: Int32Array.from(members, ({ places }) => places?.[tree]?.leg ?? 0),
      },
    ]),
  );
}

function attributesOf(members: readonly MemberFacts[]): Pick<Snapshot['members'], 'numbers' | 'dates' | 'texts'> {
  const columns = <Value, Column>(
    of: (member: MemberFacts) => Readonly<Record<string, Value>> | undefined,
    column: (read: (name: string, member: MemberFacts) => Value | undefined, name: string) => Column,
  ): Record<string, Column> | undefined => {
    const names = namesIn(members.map((member) => of(member) ?? {}));
    if (names.length === 0) return undefined;
    return Object.fromEntries(names.map((name) => [name, column((key, member) => of(member)?.[key], name)]));
  };
  const numbers = columns(
    (member) => member.numbers,
    (read, name) => Float64Array.from(members, (member) => read(name, member) ?? 0),
  );
  const dates = columns(
    (member) => member.dates,
    (read, name) => Int32Array.from(members, (member) => read(name, member) ?? noDay),
  );
  const texts = columns(
    (member) => member.texts,
    (read, name) => members.map((member) => read(name, member) ?? ''),
  );
  return { ...(numbers && { numbers }), ...(dates && { dates }), ...(texts && { texts }) };
}

function namesIn(records: readonly Readonly<Record<string, unknown>>[], always: readonly string[] = []): string[] {
  return [...new Set([...always, ...records.flatMap((record) => Object.keys(record))])].sort();
}
