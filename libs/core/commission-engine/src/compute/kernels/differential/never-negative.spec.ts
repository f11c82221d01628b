import fc from 'fast-check';
import type { Plan } from '../../../plan/plan-schema.js';
import { emptyState } from '../../../snapshot/carried-state.js';
import type { Snapshot } from '../../../snapshot/snapshot.js';
import { plans } from '../../../testing/random-plan.js';
import { companies, snapshotOf } from '../../../testing/random-snapshot.js';
import { calculate } from '../../calculate.js';

/** Plans whose stairsteps take the highest rate on the line off in parts leave them to companies without refunds. */
const steps = plans
  .map((plan): Plan => ({ ...plan, bonuses: plan.bonuses.filter(({ kernel }) => kernel === 'differential'), cuts: [] }))
  .filter(({ bonuses }) => bonuses.length > 0);

function withoutRefunds(snapshot: Snapshot): Snapshot {
  const { orders } = snapshot;
  const volumes = Object.entries(orders.volumes).map(([kind, column]) => [kind, column.map(Math.abs)] as const);
  return { ...snapshot, orders: { ...orders, volumes: Object.fromEntries(volumes) }, carried: emptyState };
}

describe('a differential', () => {
  it('is never negative', () => {
    fc.assert(
      fc.property(steps, companies, (plan, company) => {
        const snapshot = snapshotOf(company, plan);
        const isInParts = plan.bonuses.some((bonus) => 'childRate' in bonus && bonus.childRate === 'highest-on-line');
        const { lines, bonusCount } = calculate(plan, isInParts ? withoutRefunds(snapshot) : snapshot);
        const amounts = lines.amountMinor.filter((_, line) => (lines.bonusIndex[line] ?? 0) < bonusCount);
        expect(amounts.every((amount) => amount > 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
