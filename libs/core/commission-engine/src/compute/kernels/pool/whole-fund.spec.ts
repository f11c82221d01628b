import fc from 'fast-check';
import type { Plan, PoolBonus } from '../../../plan/plan-schema.js';
import { emptyState } from '../../../snapshot/carried-state.js';
import { plans } from '../../../testing/random-plan.js';
import { companies, snapshotOf } from '../../../testing/random-snapshot.js';
import { calculate } from '../../calculate.js';

/** Plans with the pools that deal a fixed fund of 100 undivided, by largest remainder. */
const pools = plans
  .map((plan): Plan => ({
    ...plan,
    bonuses: plan.bonuses
      .filter((bonus): bonus is PoolBonus => bonus.kernel === 'pool' && !bonus.cap && !bonus.byAttribute)
      .map((pool) => ({
        ...pool,
        ...{ fund: { amount: '100' }, tiers: null, value: 'product', remainder: 'largest-remainder' },
      })),
    cuts: [],
  }))
  .filter(({ bonuses }) => bonuses.length > 0);

describe('a pool dealt by largest remainder', () => {
  it('deals out exactly its fund, or nothing where nobody has a share', () => {
    fc.assert(
      fc.property(pools, companies, (plan, company) => {
        const snapshot = snapshotOf(company, plan);
        const { paidByBonusMinor, bonusCount } = calculate(plan, { ...snapshot, carried: emptyState });
        const whole = { USD: 10_000n, JPY: 100n, KWD: 100_000n }[plan.currency];
        expect(paidByBonusMinor.slice(0, bonusCount).every((paid) => paid === 0n || paid === whole)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
