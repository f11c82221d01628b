import type { Product } from '@upline/catalog';
import type { NewOrderLine } from './order.js';
import { priceLines, sumsOf } from './price-lines.js';

const product: Product = {
  productId: 'p',
  sku: 'S',
  name: 'Serum',
  status: 'active',
  priceMinor: 1_999n,
  currency: 'USD',
  pvUnits: 100_000n,
  cvUnits: 87_500n,
  qvUnits: 100_000n,
  revision: 1,
};
const products = new Map([
  ['S', product],
  ['OLD', { ...product, sku: 'OLD', status: 'retired' as const }],
]);
const line: NewOrderLine = { sku: 'S', quantity: 3, unitPrice: null, volumes: {} };

describe('the price of a line', () => {
  it("is the product's, times the quantity, exactly", () => {
    expect(sumsOf(priceLines([line, line], products, 'USD'))).toEqual({
      totalMinor: 11_994n,
      pvUnits: 600_000n,
      cvUnits: 525_000n,
      qvUnits: 600_000n,
    });
  });

  it('is what the order says, volume by volume', () => {
    const own = { ...line, unitPrice: { amount: '1.5', currency: 'USD' }, volumes: { CV: '0.0001' } };
    expect(priceLines([own], products, 'USD')).toMatchObject([{ amountMinor: 450n, cvUnits: 3n, pvUnits: 300_000n }]);
  });

  it.each([
    ['an unknown product', { sku: 'X' }, 'ORDER.PRODUCT_UNKNOWN'],
    ['a retired product', { sku: 'OLD' }, 'ORDER.PRODUCT_RETIRED'],
    ['another currency', { unitPrice: { amount: '1', currency: 'EUR' } }, 'ORDER.CURRENCY_MISMATCH'],
    ['a tenth of a cent', { unitPrice: { amount: '1.001', currency: 'USD' } }, 'MONEY.INVALID'],
    [
      'a price beyond counting',
      { unitPrice: { amount: '999999999999', currency: 'USD' }, quantity: 100_000 },
      'ORDER.TOO_LARGE',
    ],
    ['a volume beyond counting', { volumes: { PV: '999999999999' } }, 'ORDER.TOO_LARGE'],
  ])('is refused for %s', (_, change, code) => {
    expect(() => priceLines([{ ...line, ...change }], products, 'USD')).toThrow(code);
  });

  it('is refused where the lines together are beyond counting', () => {
    const large = { ...line, quantity: 1, unitPrice: { amount: '60000000000000', currency: 'USD' } };
    expect(() => sumsOf(priceLines([large, large], products, 'USD'))).toThrow('ORDER.TOO_LARGE');
  });
});
