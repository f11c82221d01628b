import fc from 'fast-check';
import { minorDigits } from '@upline/money';
import type { Cut, Plan } from '../../plan/plan-schema.js';
import { plans } from '../../testing/random-plan.js';
import { companies, snapshotOf } from '../../testing/random-snapshot.js';
import { calculate } from '../calculate.js';
import type { CalculationResult } from '../result.js';

/** Every bonus gives a person at most 20, and all together at most 30; the whole company costs at most a tenth of its volume. */
const together: Cut = { cut: 'person', kind: 'personCap', of: 'all', amount: '30', how: 'pro-rata', excess: 'lost' };
const company: Cut = {
  cut: 'company',
  kind: 'companyCap',
  share: '10%',
  of: { volume: 'cv', factor: '1' },
  how: 'pro-rata',
  exempt: [],
};
const capped = plans.map((plan): Plan => {
  const cap = { per: 'person' as const, amount: '20', excess: 'lost' as const };
  const where = plan.rounding.where === 'payee' ? 'bonus' : plan.rounding.where;
  const bonuses = plan.bonuses.map((bonus) => ({ ...bonus, cap }));
  return { ...plan, bonuses, cuts: [together, company], rounding: { ...plan.rounding, where } };
});

/** What the lines of these names come to, by payee. */
function paidBy({ lines, bonusNames }: CalculationResult, names: readonly string[]): Map<number, number> {
  const sums = new Map<number, number>();
  lines.amountMinor.forEach((amount, line) => {
    const payee = lines.payeeIndex[line] ?? -1;
    if (names.includes(bonusNames[lines.bonusIndex[line] ?? -1] ?? ''))
      sums.set(payee, amount + (sums.get(payee) ?? 0));
  });
  return sums;
}

describe('caps', () => {
  it('hold for every bonus, for every person and for the company', () => {
    fc.assert(
      fc.property(capped, companies, (plan, drawn) => {
        const result = calculate(plan, snapshotOf(drawn, plan));
        const minor = 10 ** minorDigits(plan.currency);
        const bonuses = plan.bonuses.map(({ bonus }) => bonus);
        for (const bonus of bonuses) {
          for (const paid of paidBy(result, [bonus, `cap:${bonus}`]).values())
            expect(paid).toBeLessThanOrEqual(20 * minor);
        }
        const all = [...bonuses, ...bonuses.map((bonus) => `cap:${bonus}`), 'cut:person'];
        for (const paid of paidBy(result, all).values()) expect(paid).toBeLessThanOrEqual(30 * minor);
        const cost = [...paidBy(result, [...all, 'cut:company']).values()].reduce((sum, paid) => sum + paid, 0);
        const volume = result.members.volumes['cv']?.reduce((sum, units) => sum + units, 0) ?? 0;
        expect(cost).toBeLessThanOrEqual(Math.max(0, (volume / 100_000) * minor));
      }),
      { numRuns: 60 },
    );
  });
});
