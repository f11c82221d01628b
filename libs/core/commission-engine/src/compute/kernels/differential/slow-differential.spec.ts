import { addRational, zeroRational } from '@upline/money';
import fc from 'fast-check';
import { planSchema } from '../../../plan/plan-schema.js';
import type { SchemaNode } from '../../../plan/structure/schema-node.js';
import { structuralFaults } from '../../../plan/structure/structural-faults.js';
import { anyBonus, anyCompany } from './testing/random-steps.js';
import { SlowSteps } from './testing/slow-steps.js';
import { runSteps, stairstepPlan } from './testing/stairstep-company.js';

describe('a differential bonus', () => {
  it('agrees with the slow definition', () => {
    fc.assert(
      fc.property(anyBonus, anyCompany, (bonus, rows) => {
        const paid = runSteps(bonus, rows);
        const slow = new SlowSteps(bonus, rows);
        slow.pay();
        const lines = paid.lines.map(([payee, source, level, base, , amount]) =>
          [payee, source, level, base, amount].join(' '),
        );
        expect(lines.sort()).toEqual(slow.lines.sort());
        expect(paid.company.reduce(addRational, zeroRational)).toEqual(slow.company);
        const held = paid.carried.numbers.step?.held;
        rows.forEach(([code], row) => expect(held?.[row] ?? 0).toBe((slow.held.get(code) ?? 0) * 100));
      }),
      { numRuns: 400 },
    );
  });

  it('can be said in the plan language, whatever the combination', () => {
    fc.assert(
      fc.property(anyBonus, (bonus) => {
        expect(structuralFaults(planSchema as unknown as SchemaNode, stairstepPlan(bonus))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(anyBonus, anyCompany, (bonus, rows) => {
        expect(runSteps(bonus, [...rows].reverse()).lines).toEqual(runSteps(bonus, rows).lines);
      }),
      { numRuns: 100 },
    );
  });

  it('tells one member the lines that they have in the whole run', () => {
    fc.assert(
      fc.property(anyBonus, anyCompany, (bonus, rows) => {
        const whole = runSteps(bonus, rows).lines;
        for (const [code] of rows) {
          expect(runSteps(bonus, rows, { focus: code }).lines).toEqual(whole.filter(([payee]) => payee === code));
        }
      }),
      { numRuns: 50 },
    );
  });
});
