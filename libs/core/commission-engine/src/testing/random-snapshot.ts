import { nextPeriod, parseDate, periodOfDay } from '@upline/calendar';
import fc from 'fast-check';
import type { Plan } from '../plan/plan-schema.js';
import type { CarriedState } from '../snapshot/carried-state.js';
import { noDay, type Snapshot } from '../snapshot/snapshot.js';
import { type CompanyFacts, type MemberFacts, type OrderFacts, snapshotOf as rowsOf } from './facts.js';
import { carriedFor } from './random/random-carried.js';
import { tags, texts } from './random/outline.js';

/** A company as facts, not yet of any plan: ranks are told as numbers of places, days as days before the last day of the period. */
export interface DrawnCompany {
  readonly members: readonly DrawnMember[];
  readonly orders: readonly DrawnOrder[];
  readonly overrides: readonly { member: number; rank: number; exactly: boolean; daysAgo: number; days: number }[];
  readonly adjustments: readonly { member: number; amountUnits: number; isAdvance: boolean }[];
  /** Which of the plan's periods is run. */
  readonly period: number;
  /** null: this is the first period. */
  readonly carried: number | null;
}

interface DrawnMember {
  readonly parent: number;
  readonly enroller: number;
  readonly place: number;
  readonly leg: number;
  readonly isFurtherPosition: boolean;
  readonly daysAgo: number;
  readonly status: string;
  readonly kind: string;
  readonly points: number;
  readonly fee: boolean;
  readonly since: number | null;
  readonly region: string;
  readonly pack: string;
  readonly currency: string;
}

interface DrawnOrder {
  readonly buyer: number;
  readonly pvUnits: number;
  readonly cvUnits: number;
  readonly daysAgo: number;
  readonly tags: readonly string[];
  readonly refundOfDaysAgo: number | null;
}

const often = <Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const volumeUnits = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }).map((volume) => volume * 10_000) },
  { weight: 2, arbitrary: fc.integer({ min: -2_000_000, max: 4_000_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1_000_000, 999_999, -1, 1, 2 ** 33 + 1) },
);

const member: fc.Arbitrary<DrawnMember> = fc.record({
  // 0: a root; 1: below the first member; 2: below the one before; otherwise below anybody before.
  parent: fc.oneof({ weight: 1, arbitrary: fc.constantFrom(1, 2, 0) }, { weight: 2, arbitrary: fc.nat({ max: 999 }) }),
  enroller: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 999 }) }),
  place: fc.nat({ max: 999 }),
  leg: fc.constantFrom(1, 2, 0, 3),
  isFurtherPosition: often(false, true, false),
  daysAgo: fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: -5, max: 900 })),
  status: often('active', 'active', 'paused'),
  kind: often('distributor', 'preferred', 'retail'),
  points: fc.nat({ max: 4 }),
  fee: fc.boolean(),
  since: fc.option(fc.nat({ max: 500 })),
  region: fc.constantFrom(...(texts['region'] ?? []), ''),
  pack: fc.constantFrom(...(texts['pack'] ?? []), ''),
  currency: often('USD', 'EUR', 'JPY'),
});

const order: fc.Arbitrary<DrawnOrder> = fc.record({
  buyer: fc.nat({ max: 999 }),
  pvUnits: volumeUnits,
  cvUnits: volumeUnits,
  daysAgo: fc.oneof(
    { weight: 4, arbitrary: fc.nat({ max: 6 }) },
    { weight: 2, arbitrary: fc.nat({ max: 29 }) },
    { weight: 1, arbitrary: fc.integer({ min: -10, max: 150 }) },
  ),
  tags: fc.subarray(tags),
  refundOfDaysAgo: often<number | null>(null, 0, 20, 45),
});

/** Companies of up to twenty members; several roots, chains, stars and refunds among them. */
export const companies: fc.Arbitrary<DrawnCompany> = fc.record({
  members: fc.oneof(
    { weight: 1, arbitrary: fc.array(member, { minLength: 1, maxLength: 20, size: 'max' }) },
    { weight: 3, arbitrary: fc.array(member, { minLength: 8, maxLength: 20, size: 'max' }) },
  ),
  orders: fc.oneof(
    { weight: 1, arbitrary: fc.array(order, { maxLength: 40, size: 'max' }) },
    { weight: 3, arbitrary: fc.array(order, { minLength: 12, maxLength: 40, size: 'max' }) },
  ),
  overrides: fc.array(
    fc.record({
      member: fc.nat({ max: 19 }),
      rank: fc.nat({ max: 5 }),
      exactly: fc.boolean(),
      daysAgo: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 0, max: 90 }),
    }),
    { maxLength: 2 },
  ),
  adjustments: fc.array(
    fc.record({
      member: fc.nat({ max: 19 }),
      amountUnits: fc.integer({ min: -500_000, max: 500_000 }),
      isAdvance: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  period: often(0, 0, 1),
  carried: fc.oneof(fc.constant(null), fc.nat({ max: 1_000_000 })),
});

/** The company in rows for the plan; `later` periods later with the same facts, and then with what is given as carried. */
export function snapshotOf(company: DrawnCompany, plan: Plan, later = 0, carried?: CarriedState): Snapshot {
  const every = Object.values(plan.periods)[company.period]?.every ?? 'month';
  const first = periodOfDay(parseDate('2026-11-30'), every);
  let period = first;
  for (let step = 0; step < later; step++) period = nextPeriod(period);
  const members = membersOf(company, first.endsOn);
  const state = carried ?? (company.carried === null ? undefined : carriedFor(plan, members, company.carried, period));
  const facts: CompanyFacts = {
    period: period.key,
    members,
    orders: ordersOf(company, members, first.endsOn),
    ...(company.overrides.length > 0 && { overrides: overridesOf(company, plan, members, first.endsOn) }),
    ...(company.adjustments.length > 0 &&
      later === 0 && {
        adjustments: company.adjustments.map(({ member: of, amountUnits, isAdvance }, place) => ({
          ...{ member: codeAt(members, of), amountUnits, reason: `correction ${place}` },
          ...(isAdvance && amountUnits > 0 && { isAdvance }),
        })),
      }),
    exchangeRates: { USD: '1.01', EUR: '0.9134', JPY: '149.5', KWD: '0.31' },
    ...(state && { carried: state }),
  };
  return rowsOf(facts);
}

function codeAt(members: readonly MemberFacts[], place: number): string {
  return members[place % members.length]?.code ?? '';
}

/** Parents of every kind come before their children, so that no line closes. */
function membersOf({ members }: DrawnCompany, lastDay: number): MemberFacts[] {
  const codes = members.map((_, place) => `M${(place * 7) % members.length}-${place}`);
  const above = (place: number, choice: number): string => codes[(choice % (place + 1)) - 1] ?? '';
  const team = placed(codes, members, 2);
  const grid = placed(codes, members, 3);
  const owners: string[] = [];
  return members.map((drawn, place): MemberFacts => {
    const code = codes[place] ?? '';
    const owner = drawn.isFurtherPosition && place > 0 ? (owners[drawn.place % place] ?? code) : code;
    owners.push(owner);
    // Persons bring persons: a further position has a place in placement trees only.
    const person = (chosen: string): string => (owner === code ? (owners[codes.indexOf(chosen)] ?? '') : '');
    const sponsor = person(drawn.parent === 2 ? (codes[place - 1] ?? '') : above(place, drawn.parent));
    const previous = codes[place - 1];
    return {
      ...{ code, sponsor, owner },
      enroller: drawn.enroller === 0 ? sponsor : person(above(place, drawn.enroller)),
      places: {
        ...(team[place] && { team: team[place] }),
        ...(grid[place] && { grid: grid[place] }),
        file: previous === undefined ? { parent: '', leg: 0 } : { parent: previous, leg: 1 },
      },
      enrolledOn: lastDay - drawn.daysAgo,
      ...{ status: drawn.status, kind: drawn.kind, currency: drawn.currency },
      numbers: { points: drawn.points * 10_000, fee: drawn.fee ? 10_000 : 0 },
      dates: { since: drawn.since === null ? noDay : lastDay - drawn.since },
      texts: { region: drawn.region, pack: drawn.pack },
    };
  });
}

/** Everybody takes the leg that was drawn for them, further down where it is taken; some have no place. */
function placed(codes: readonly string[], members: readonly DrawnMember[], width: number) {
  const taken = new Map<string, number>();
  return members.map(({ place: choice, leg: drawnLeg }, place) => {
    if (place === 0 || choice % 11 === 10) return { parent: '', leg: 0 };
    let parent = choice % place;
    const leg = (drawnLeg % width) + 1;
    for (let below = taken.get(`${parent} ${leg}`); below !== undefined; below = taken.get(`${parent} ${leg}`))
      parent = below;
    taken.set(`${parent} ${leg}`, place);
    return { parent: codes[parent] ?? '', leg };
  });
}

function ordersOf({ orders }: DrawnCompany, members: readonly MemberFacts[], lastDay: number): OrderFacts[] {
  return orders.map((drawn, place) => ({
    reference: `O${(place * 13) % 41}-${place}`,
    buyer: codeAt(members, drawn.buyer),
    volumes: { PV: drawn.pvUnits, CV: drawn.cvUnits },
    paidOn: lastDay - drawn.daysAgo,
    tags: drawn.tags,
    originalPaidOn: drawn.refundOfDaysAgo === null ? noDay : lastDay - drawn.daysAgo - drawn.refundOfDaysAgo,
  }));
}

/** At most one for each member: whose ranks are set by hand twice at once is nobody's question. */
function overridesOf({ overrides }: DrawnCompany, plan: Plan, members: readonly MemberFacts[], lastDay: number) {
  const ranks = [plan.ranks, ...Object.values(plan.otherLadders ?? {})].flatMap(({ ladder }) =>
    ladder.map(({ rank }) => rank),
  );
  const told = new Map<string, NonNullable<CompanyFacts['overrides']>[number]>();
  for (const { member: of, rank, exactly, daysAgo, days } of overrides) {
    const name = ranks[rank % Math.max(1, ranks.length)];
    const code = codeAt(members, of);
    if (name === undefined || told.has(code)) continue;
    const fromDay = lastDay - daysAgo;
    told.set(code, {
      member: code,
      rank: name,
      counts: exactly ? 'exactly' : 'at-least',
      fromDay,
      toDay: fromDay + days,
    });
  }
  return [...told.values()];
}
