import { sayOrders } from './say-orders.js';

describe('sayOrders', () => {
  it('says the age of the buyer with its unit', () => {
    const orders = { tagged: ['kit'], buyerAge: { unit: 'days', below: 30 } } as const;
    expect(sayOrders(['own'], { kind: 'CV', of: ['own'], orders: { ...orders, tagged: ['kit'] } })).toBe(
      'of the member, that carry the tag `kit`, bought less than 30 days after the enrolment of the buyer, in the period of the run',
    );
  });

  it('says a window as people would', () => {
    const windowOf = (last: number, unit: 'day' | 'half-month', current: 'included' | 'excluded') =>
      sayOrders(['own'], { kind: 'CV', of: ['own'], window: { last, unit, current } });
    expect(windowOf(28, 'day', 'included')).toContain(', in the 28 days ending with the last day of the period');
    expect(windowOf(7, 'day', 'excluded')).toContain(', in the 7 days before the last day of the period');
    expect(windowOf(1, 'day', 'included')).toContain(', on the last day of the period');
    expect(windowOf(1, 'half-month', 'included')).toContain(
      ', in the half-month that holds the last day of the period, up to that day',
    );
    expect(windowOf(2, 'half-month', 'excluded')).toContain(
      ', in the 2 half-months before the half-month that holds the last day of the period',
    );
  });
});
