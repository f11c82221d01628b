import type { Refund, Sale } from '../world/order.js';
import { distributorsAsNdjson, ordersAsCsv, ordersAsNdjson } from './import-files.js';

const sale: Sale = {
  kind: 'sale',
  externalId: 'S-1',
  buyerCode: 'D0000001',
  paidAt: '2026-08-01T04:00:00.000Z',
  lines: [
    { sku: 'AUR-TEA', quantity: 2 },
    { sku: 'AUR-BAR', quantity: 1 },
  ],
};
const refund: Refund = {
  kind: 'refund',
  externalId: 'R-1',
  refundOf: 'S-1',
  buyerCode: 'D0000001',
  refundedAt: '2026-08-03T10:00:00.000Z',
};
const part: Refund = { ...refund, lines: [{ lineNumber: 1, sku: 'AUR-TEA', quantity: 1 }] };

describe('the files of the demo', () => {
  it('put one order line on one CSV row, and leave product and quantity of a whole refund empty', () => {
    expect(ordersAsCsv([sale, refund])).toBe(
      [
        'source,externalId,buyerCode,paidAt,refundOf,sku,quantity,unitPrice,currency,PV,CV,QV',
        'webshop,S-1,D0000001,2026-08-01T04:00:00.000Z,,AUR-TEA,2,24.00,USD,,,',
        'webshop,S-1,D0000001,2026-08-01T04:00:00.000Z,,AUR-BAR,1,29.95,USD,,,',
        'webshop,R-1,D0000001,2026-08-03T10:00:00.000Z,S-1,,,,,,,',
        '',
      ].join('\n'),
    );
  });

  it('name the product and the quantity of a refund in part', () => {
    expect(ordersAsCsv([part])).toContain('webshop,R-1,D0000001,2026-08-03T10:00:00.000Z,S-1,AUR-TEA,1,');
    expect(JSON.parse(ordersAsNdjson([part]))).toMatchObject({
      refundOf: 'S-1',
      lines: [{ lineNumber: 1, quantity: 1 }],
    });
  });

  it('put one request body on one NDJSON line', () => {
    const [first, second] = ordersAsNdjson([sale, refund]).trimEnd().split('\n');
    expect(JSON.parse(first ?? '')).toEqual({
      source: 'webshop',
      externalId: 'S-1',
      buyerCode: 'D0000001',
      paidAt: sale.paidAt,
      lines: sale.lines,
    });
    expect(JSON.parse(second ?? '')).toEqual({
      source: 'webshop',
      externalId: 'R-1',
      refundOf: 'S-1',
      refundedAt: refund.refundedAt,
    });
  });

  it('keep every letter of a name', () => {
    const founder = { code: 'D0000001', name: 'Łukasz 山田', email: 'd@example.com', country: 'PL' };
    const text = distributorsAsNdjson([{ ...founder, enrolledAt: '2025-01-01T05:00:00.000Z' }]);
    expect(JSON.parse(text)).toMatchObject({ name: 'Łukasz 山田', externalId: 'D0000001' });
  });
});
