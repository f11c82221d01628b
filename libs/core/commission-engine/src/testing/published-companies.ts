import { parseDate } from '@upline/calendar';
import { parseVolume } from '@upline/money';
import type { Snapshot } from '../snapshot/snapshot.js';
import { type MemberFacts, type OrderFacts, snapshotOf } from './facts.js';

interface Told extends MemberFacts {
  readonly pv?: string;
  readonly tags?: readonly string[];
}

/** The companies of the published cases. Members with at most one order each. */
export function company(period: string, told: readonly Told[]): Snapshot {
  const orders = told.flatMap(({ code, pv, tags }): OrderFacts[] =>
    pv === undefined
      ? []
      : [{ reference: `order-${code}`, buyer: code, volumes: { PV: parseVolume(pv) }, ...(tags && { tags }) }],
  );
  return snapshotOf({ period, members: told, orders });
}

export const under = (sponsor: string, pv: string, ...codes: string[]): Told[] =>
  codes.map((code) => ({ code, sponsor, pv }));
export const names = (count: number): string[] => Array.from({ length: count }, (_, place) => `Leg${place + 1}`);

export const onTeam = (code: string, parent: string, leg: number, more: Partial<Told> = {}): Told => ({
  code,
  places: { team: { parent, leg } },
  ...more,
});

export const passUpLine: readonly (readonly [code: string, sponsor: string, enrolled: string])[] = [
  ['Emma', '', '2026-01-01'],
  ['Ann', 'Emma', '2026-01-02'],
  ['Abe', 'Emma', '2026-01-03'],
  ['Alice', 'Emma', '2026-02-01'],
  ['Bob', 'Alice', '2026-03-01'],
  ['Charlie', 'Alice', '2026-03-02'],
  ['David', 'Alice', '2026-03-03'],
  ['Eve', 'David', '2026-04-01'],
  ['Frank', 'David', '2026-04-02'],
  ['Grace', 'David', '2026-04-03'],
];

export const recruitOrders = (period: string, pv: string): Snapshot =>
  company(period, [
    { code: 'You', enrolledOn: parseDate('2026-01-01') },
    { code: 'Recruit', sponsor: 'You', pv, enrolledOn: parseDate('2026-11-05') },
  ]);

export const unit = (own: string | undefined, recruits: readonly string[], youngest = '2025-01-01'): Snapshot =>
  company('2026-11', [
    { code: 'You', enrolledOn: parseDate('2020-01-01'), ...(own !== undefined && { pv: own }) },
    ...recruits.map((pv, place) => ({
      ...{ code: `Recruit${place + 1}`, sponsor: 'You', pv },
      enrolledOn: parseDate(place === 0 ? youngest : '2025-01-01'),
    })),
  ]);

export const legsOf = (...volumes: string[]): Snapshot =>
  company('2026-11', [
    { code: 'You' },
    ...volumes.map((pv, place) => ({ code: `Leg${place + 1}`, sponsor: 'You', pv })),
  ]);
