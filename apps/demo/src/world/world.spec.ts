import { periodBounds, periodKeyOf } from '@upline/calendar';
import type { Order, Refund, Sale } from './order.js';
import { makeWorld, type World, type WorldSize } from './world.js';

const size: WorldSize = {
  seed: 2026,
  distributors: 2000,
  timeZone: 'America/New_York',
  firstEnrolment: '2025-01',
  periods: ['2026-08', '2026-09', '2026-10'],
};
const world = makeWorld(size);
const everyOrder = [...world.orders.values()].flat();
const sales = everyOrder.filter((order): order is Sale => order.kind === 'sale');
const refunds = everyOrder.filter((order): order is Refund => order.kind === 'refund');
const byCode = new Map(world.distributors.map((distributor) => [distributor.code, distributor]));
const saleById = new Map(sales.map((sale) => [sale.externalId, sale]));

describe('the world of the demo', () => {
  it('is the same for the same seed and another for another', () => {
    expect(textOf(makeWorld(size))).toBe(textOf(world));
    expect(textOf(makeWorld({ ...size, seed: 2027 }))).not.toBe(textOf(world));
  });

  it('numbers distributors and orders without repeating', () => {
    expect(byCode.size).toBe(2000);
    expect(world.distributors[0]?.code).toBe('D0000001');
    expect(world.distributors.at(-1)?.code).toBe('D0002000');
    expect(new Set(everyOrder.map(({ externalId }) => externalId)).size).toBe(everyOrder.length);
  });

  it('has one founder, and everybody else is brought by somebody who joined earlier', () => {
    expect(world.distributors.filter(({ sponsorCode }) => sponsorCode === undefined)).toHaveLength(1);
    for (const { code, sponsorCode, enrolledAt } of world.distributors.slice(1)) {
      const sponsor = byCode.get(sponsorCode ?? '');
      expect(sponsor && sponsor.code < code && sponsor.enrolledAt <= enrolledAt).toBe(true);
    }
  });

  it.each([1, 7, 2026])('has most people bring few, a few bring many, and one line go deep (seed %i)', (seed) => {
    const { distributors } = makeWorld({ ...size, seed });
    const brought = new Map<string, number>();
    const level = new Map<string, number>();
    for (const { code, sponsorCode } of distributors) {
      level.set(code, (level.get(sponsorCode ?? '') ?? 0) + 1);
      if (sponsorCode) brought.set(sponsorCode, (brought.get(sponsorCode) ?? 0) + 1);
    }
    const few = distributors.filter(({ code }) => (brought.get(code) ?? 0) <= 2).length;
    expect(few / distributors.length).toBeGreaterThan(0.8);
    expect(Math.max(...brought.values())).toBeGreaterThan(15);
    expect(Math.max(...level.values())).toBeGreaterThanOrEqual(60);
  });

  it('enrols people in every month until the last, also while orders are coming in', () => {
    const { endsAt } = periodBounds('2026-10', size.timeZone);
    const months = new Set(world.distributors.map(({ enrolledAt }) => periodKeyOf(enrolledAt, size.timeZone)));
    expect(months.size).toBe(22);
    expect(world.distributors.every(({ enrolledAt }) => enrolledAt < endsAt)).toBe(true);
  });

  it.each(size.periods)('lets about six in ten buy in %s, most of them once and some four times', (period) => {
    const ofMonth = salesOf(world.orders.get(period));
    const perBuyer = new Map<string, number>();
    for (const { buyerCode } of ofMonth) perBuyer.set(buyerCode, (perBuyer.get(buyerCode) ?? 0) + 1);
    const counts = [...perBuyer.values()];
    const { endsAt } = periodBounds(period, size.timeZone);
    const enrolled = world.distributors.filter(({ enrolledAt }) => enrolledAt < endsAt).length;
    expect(counts.length / enrolled).toBeGreaterThan(0.55);
    expect(counts.length / enrolled).toBeLessThan(0.65);
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(counts.length * 0.4);
    expect(counts).toContain(4);
  });

  it('sells to nobody before they joined, and on both edges of every month in New York', () => {
    for (const { buyerCode, paidAt } of sales) expect(paidAt >= (byCode.get(buyerCode)?.enrolledAt ?? '9')).toBe(true);
    const moments = new Set(sales.map(({ paidAt }) => paidAt));
    expect(moments).toContain('2026-08-01T04:00:00.000Z');
    expect(moments).toContain('2026-09-01T03:59:59.999Z');
    for (const [period, orders] of world.orders) {
      for (const sale of salesOf(orders)) expect(periodKeyOf(sale.paidAt, size.timeZone)).toBe(period);
    }
  });

  it('takes back about two sales in a hundred, some of them a month later', () => {
    expect(refunds.length / sales.length).toBeGreaterThan(0.01);
    expect(refunds.length / sales.length).toBeLessThan(0.03);
    const crossing = refunds.filter(
      ({ refundOf, refundedAt }) => periodOf(saleById.get(refundOf)?.paidAt) !== periodOf(refundedAt),
    );
    expect(crossing.length).toBeGreaterThan(5);
  });

  it('never takes back more than was sold, nor earlier, nor twice', () => {
    expect(new Set(refunds.map(({ refundOf }) => refundOf)).size).toBe(refunds.length);
    for (const { refundOf, refundedAt, buyerCode, lines = [] } of refunds) {
      const sale = saleById.get(refundOf);
      expect(sale?.buyerCode).toBe(buyerCode);
      expect(refundedAt > (sale?.paidAt ?? '9')).toBe(true);
      for (const { lineNumber, sku, quantity } of lines) {
        const sold = sale?.lines[lineNumber - 1];
        expect(sold?.sku).toBe(sku);
        expect(quantity).toBeLessThanOrEqual(sold?.quantity ?? 0);
      }
    }
  });

  it('writes names of many alphabets', () => {
    const names = world.distributors.map(({ name }) => name);
    expect(names.some((name) => /^[ -~]+$/.test(name))).toBe(true);
    expect(names.some((name) => /\p{Script=Han}/u.test(name))).toBe(true);
    expect(names.some((name) => /[éñłß]/u.test(name))).toBe(true);
  });
});

function salesOf(orders: readonly Order[] = []): Sale[] {
  return orders.filter((order): order is Sale => order.kind === 'sale');
}

function periodOf(moment = ''): string {
  return periodKeyOf(moment, size.timeZone);
}

function textOf({ distributors, orders }: World): string {
  return JSON.stringify([distributors, [...orders]]);
}
