import fc from 'fast-check';
import { validatePlan } from '../plan/validate-plan.js';
import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { differences } from '../testing/differences.js';
import { permuted } from '../testing/laws.js';
import { oracle } from '../testing/oracle.js';
import { plans } from '../testing/random-plan.js';
import { companies, snapshotOf } from '../testing/random-snapshot.js';
import { calculate } from './calculate.js';
import { checkResult } from './check-result.js';

/** A few hundred pairs of a plan and a company, the same every time; the long suite asks for more and draws them anew. */
const asked = process.env['UPLINE_PROPERTY_RUNS'];
const numRuns = Number(asked ?? 300);
const drawing = asked === undefined ? { numRuns, seed: 7 } : { numRuns };

const drawn = fc.tuple(plans, companies).map(([plan, company]): [Plan, Snapshot] => [plan, snapshotOf(company, plan)]);

describe('calculate', () => {
  it('agrees with the oracle to the last minor unit', () => {
    fc.assert(
      fc.property(drawn, ([plan, snapshot]) => {
        expect(validatePlan(plan).errors).toEqual([]);
        const result = calculate(plan, snapshot);
        checkResult(result);
        expect(differences(oracle(plan, snapshot), result, snapshot, { carried: false })).toEqual([]);
      }),
      drawing,
    );
  });

  it('comes to the same digest in any order of rows', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), ([plan, snapshot], seed) => {
        expect(calculate(plan, permuted(snapshot, seed)).digest).toBe(calculate(plan, snapshot).digest);
      }),
      { numRuns: Math.min(numRuns, 100) },
    );
  });
});
