import type { Plan } from '../../plan/plan-schema.js';
import type { Snapshot } from '../../snapshot/snapshot.js';
import { StateBook } from '../../snapshot/state-book.js';
import { type SmallMember, smallPlan, smallSnapshot } from '../cuts/testing/small-company.js';
import { Frame } from '../frame/frame.js';
import { convertPayouts } from './convert-payouts.js';

const members: SmallMember[] = [
  { code: 'A', currency: 'EUR', cv: '100' },
  { code: 'B', currency: 'JPY', cv: '200' },
  { code: 'C', currency: 'USD', cv: '0' },
];

function convert(
  payout: Plan['payout'],
  paid: number[],
  exchangeRates?: Snapshot['exchangeRates'],
  ends: number[][] = [],
) {
  const snapshot = smallSnapshot(members, exchangeRates ? { exchangeRates } : {});
  const plan = smallPlan(payout ? { payout } : {});
  const frame = new Frame(plan, snapshot, new StateBook(members.length));
  const lines = [
    {
      payeeIndex: Int32Array.from(ends, ([payee = 0]) => payee),
      sourceIndex: Int32Array.from(ends, ([, source = 0]) => source),
    },
  ];
  const { currencies, amountMinor, rates } = convertPayouts({ frame, paidMinor: Float64Array.from(paid), lines });
  return currencies.map((currency, row) => `${currency} ${amountMinor[row]} ${rates[row]}`);
}

describe('payouts', () => {
  it('are in the currency of the plan where it says nothing else', () => {
    expect(convert(undefined, [1000, 0, 5])).toEqual(['USD 1000 1', 'USD 0 ', 'USD 5 1']);
  });

  it('are converted by the rates of the plan, to the minor unit of each currency', () => {
    const perPlanUnit = { EUR: '0.925', JPY: '151.375' };
    // 10.10 x 0.925 = 9.3425; 10.10 x 151.375 = 1528.8875.
    expect(convert({ rates: 'pegged', perPlanUnit, rounding: 'half-up' }, [1010, 1010, 1010])).toEqual([
      'EUR 934 0.925',
      'JPY 1529 151.375',
      'USD 1010 1',
    ]);
    expect(convert({ rates: 'pegged', perPlanUnit, rounding: 'down' }, [1010, 1010, 0])[1]).toBe('JPY 1528 151.375');
  });

  it('are converted by the rates that come with the period; who is paid nothing needs none', () => {
    const monthly = { rates: 'monthly' as const, rounding: 'half-even' as const };
    expect(convert(monthly, [200, 0, 0], { EUR: '0.9' })).toEqual(['EUR 180 0.9', 'JPY 0 ', 'USD 0 ']);
    expect(() => convert(monthly, [200, 1, 0], { EUR: '0.9' })).toThrow(
      'RUN.EXCHANGE_RATE_MISSING: There is no exchange rate for JPY.',
    );
    expect(() => convert(monthly, [1, 0, 0], { EUR: '0' })).toThrow('RUN.EXCHANGE_RATE_MISSING');
    expect(() => convert(monthly, [1, 0, 0])).toThrow('RUN.EXCHANGE_RATE_MISSING');
  });

  it('are blended by the volume behind the lines, each source once', () => {
    const blend = { rates: 'blend' as const, weights: 'cv', rounding: 'half-even' as const };
    const rates = { EUR: '0.9', 'JPY>EUR': '0.75', JPY: '150' };
    // A was paid on A (100 bought in euros), twice on B (200 bought in yen) and on C, who bought nothing.
    const ends = [
      [0, 0],
      [0, 1],
      [0, 1],
      [0, 2],
    ];
    expect(convert(blend, [10_000, 0, 0], rates, ends)[0]).toBe('EUR 8000 0.8');
    expect(convert(blend, [10_000, 0, 0], { ...rates, EUR: '1' }, ends)[0]).toBe('EUR 8333 0.833333333333');
    expect(convert(blend, [10_000, 0, 0], rates, [[0, 2]])[0]).toBe('EUR 9000 0.9');
  });
});
