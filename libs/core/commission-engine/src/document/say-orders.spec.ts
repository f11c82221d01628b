import { sayOrders } from './say-orders.js';

describe('sayOrders', () => {
  it('says the age of the buyer with its unit', () => {
    const orders = { tagged: ['kit'], buyerAge: { unit: 'days', below: 30 } } as const;
    expect(sayOrders(['own'], { kind: 'CV', of: ['own'], orders: { ...orders, tagged: ['kit'] } })).toBe(
      'of the member, that carry the tag `kit`, bought less than 30 days after the enrolment of the buyer, in the period of the run',
    );
  });
});
