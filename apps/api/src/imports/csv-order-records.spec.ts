import type { FaultyRow } from '@upline/imports';
import { csvOrderRecords } from './csv-order-records.js';
import { brokenRow, type RawRecord } from './raw-record.js';

const line = (externalId: string, more: object = {}) => ({
  externalId,
  buyerCode: 'D1',
  sku: 'S',
  quantity: '1',
  ...more,
});

async function ordersOf(rows: readonly (object | null)[]): Promise<(RawRecord | FaultyRow)[]> {
  async function* records() {
    for (const [index, raw] of rows.entries()) {
      const rowNumber = index + 1;
      yield raw === null ? brokenRow(rowNumber, 'broken') : { rowNumber, rowCount: 1, raw: { ...raw } };
    }
  }
  const orders = [];
  for await (const order of csvOrderRecords(records())) orders.push(order);
  return orders;
}

describe('the orders of a CSV file', () => {
  it('are the rows that follow one another with the same external id', async () => {
    const orders = await ordersOf([line('A'), line('A', { sku: 'T' }), line('B'), line('A')]);
    expect(orders.map(({ rowNumber, rowCount }) => [rowNumber, rowCount])).toEqual([
      [1, 2],
      [3, 1],
      [4, 1],
    ]);
    expect(orders[0]).toMatchObject({ raw: { buyerCode: 'D1', lines: [{ sku: 'S', quantity: 1 }, { sku: 'T' }] } });
  });

  it('are left out where their rows disagree', async () => {
    expect(await ordersOf([line('A'), line('A', { buyerCode: 'D2' })])).toMatchObject([
      { rowCount: 2, faults: [{ pointer: '/buyerCode', code: 'ROWS_DISAGREE' }] },
    ]);
  });

  it('are left out beside a row that cannot be read, because it may be a line of theirs', async () => {
    const orders = await ordersOf([line('A'), line('B'), null, line('C'), line('D')]);
    expect(orders.map((order) => 'raw' in order)).toEqual([true, false, false, false, true]);
  });

  it('are refunds where they say what of, in whole or by SKU', async () => {
    const orders = await ordersOf([{ externalId: 'R1', refundOf: 'A', paidAt: 'then' }, line('R2', { refundOf: 'A' })]);
    expect(orders).toMatchObject([
      { raw: { refundOf: 'A', refundedAt: 'then', lines: undefined } },
      { raw: { refundOf: 'A', lines: [{ sku: 'S', quantity: 1 }] } },
    ]);
  });
});
