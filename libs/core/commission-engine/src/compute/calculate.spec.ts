import fc from 'fast-check';
import { validatePlan } from '../plan/validate-plan.js';
import type { LevelBonus, Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { differences } from '../testing/differences.js';
import { permuted, withIdleMember, withSplitOrder } from '../testing/laws.js';
import { oracle } from '../testing/oracle.js';
import { plans } from '../testing/random-plan.js';
import { companies, snapshotOf } from '../testing/random-snapshot.js';
import { calculate } from './calculate.js';
import { checkResult } from './check-result.js';
import type { CalculationResult } from './result.js';

/** A few hundred pairs of a plan and a company, drawn anew every time; the long suite asks for more. */
const numRuns = Number(process.env['UPLINE_PROPERTY_RUNS'] ?? 300);
const fewer = { numRuns: Math.min(numRuns, 100) };

const drawn = fc.tuple(plans, companies).map(([plan, company]): [Plan, Snapshot] => [plan, snapshotOf(company, plan)]);

/** What everybody is paid, in minor units. */
function paid({ members: { codes } }: Snapshot, { payees }: CalculationResult): Record<string, number> {
  const amounts = Array.from(payees.memberIndex, (row, place) => [codes[row] ?? '', payees.amountMinor[place] ?? 0]);
  return Object.fromEntries(amounts.filter(([, amount]) => amount !== 0)) as Record<string, number>;
}

/** Lines are per buyer, and no volume tells one order from another. */
const tellsNoOrders = ({ bonuses, volumes }: Plan): boolean =>
  bonuses.every((bonus) => bonus.kernel !== 'level' || bonus.linesPer === 'buyer') &&
  Object.values(volumes).every(
    (volume) => !('ordersOf' in volume) && !('orders' in volume && volume.orders?.first !== undefined),
  );

const headKeys = ['countOf', 'legsWith', 'legs', 'count', 'age', 'choose', 'add', 'subtract', 'least', 'greatest'];
const headWords = ['multiply":"\\d', 'periodsHeld":"\\w+","counting":"[^"]+","current":"included', 'take":"weakest'];
const counting = new RegExp(`"(?:${[...headKeys.map((key) => `${key}":`), ...headWords, 'up"', 'upLine"'].join('|')})`);

/** Only what pays on volume, without a rule that is different for one more member who has none. */
function withoutHeads({ trees, ...drawnPlan }: Plan): Plan | undefined {
  const plan = { ...drawnPlan, cuts: [] };
  const payOnVolume = plan.bonuses.filter(({ kernel }) => ['level', 'differential', 'pairing'].includes(kernel));
  const names = payOnVolume.map(({ bonus }) => bonus);
  const bonuses = plan.bonuses.filter(
    (bonus) =>
      payOnVolume.includes(bonus) || (bonus.kernel === 'matching' && bonus.of.every((of) => names.includes(of))),
  );
  const squeezed = JSON.stringify(trees['squeezed']);
  return counting.test(JSON.stringify({ ...plan, bonuses }) + squeezed) ? undefined : { ...plan, trees, bonuses };
}

describe('calculate', () => {
  it('agrees with the oracle to the last minor unit', () => {
    fc.assert(
      fc.property(drawn, ([plan, snapshot]) => {
        expect(validatePlan(plan).errors).toEqual([]);
        const result = calculate(plan, snapshot);
        checkResult(result);
        expect(differences(oracle(plan, snapshot), result, snapshot)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('comes to the same digest in any order of rows', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), ([plan, snapshot], seed) => {
        expect(calculate(plan, permuted(snapshot, seed)).digest).toBe(calculate(plan, snapshot).digest);
      }),
      fewer,
    );
  });

  it('has lines that add up to what everybody is paid', () => {
    fc.assert(
      fc.property(drawn, ([plan, snapshot]) => {
        const result = calculate(plan, snapshot);
        const sums = new Map<string, number>();
        result.lines.payeeIndex.forEach((row, line) => {
          const code = snapshot.members.codes[row] ?? '';
          sums.set(code, (sums.get(code) ?? 0) + (result.lines.amountMinor[line] ?? 0));
        });
        expect(paid(snapshot, result)).toEqual(Object.fromEntries([...sums].filter(([, sum]) => sum !== 0)));
      }),
      fewer,
    );
  });

  it('pays the same for an order in two parts, where nothing tells orders apart', () => {
    fc.assert(
      fc.property(
        drawn.filter(([plan]) => tellsNoOrders(plan)),
        fc.nat({ max: 39 }),
        ([plan, snapshot], row) => {
          const split = withSplitOrder(snapshot, row);
          expect(paid(split, calculate(plan, split))).toEqual(paid(snapshot, calculate(plan, snapshot)));
        },
      ),
      fewer,
    );
  });

  it('pays the same beside a member who buys nothing, where no rule counts heads', () => {
    const counted = fc
      .tuple(plans, companies)
      .map(([plan, company]) => [withoutHeads(plan), company] as const)
      .filter(([plan]) => plan !== undefined && plan.bonuses.length > 0);
    fc.assert(
      fc.property(counted, fc.integer({ min: -1, max: 19 }), ([plan, company], sponsor) => {
        if (plan === undefined) return;
        const snapshot = snapshotOf(company, plan);
        const grown = withIdleMember(snapshot, 'Newcomer', sponsor % snapshot.members.codes.length);
        expect(paid(grown, calculate(plan, grown))).toEqual(paid(snapshot, calculate(plan, snapshot)));
      }),
      { numRuns: Math.min(numRuns, 30) },
    );
  });

  it('pays every level by dynamic compression while somebody qualified is above', () => {
    const bonus: LevelBonus = {
      ...{ bonus: 'dynamic', kernel: 'level', period: 'main', eligible: { kind: ['distributor'] }, tree: 'sponsor' },
      ...{ base: { volume: 'pv', factor: '1' }, linesPer: 'buyer', ownPurchases: 'no-level', rates: ['3', '2', '1'] },
      ...{ beyondLast: 'stop', rateOf: 'earner', skip: { whom: 'unqualified-for-level', moves: 'payee' } },
      ineligible: 'lost',
    };
    fc.assert(
      fc.property(plans, companies, (plan, company) => {
        const paying: Plan = { ...plan, bonuses: [bonus], cuts: [] };
        const snapshot = snapshotOf({ ...company, period: 0, carried: null, adjustments: [] }, paying);
        const { lines, members } = calculate(paying, snapshot);
        const { sponsorIndex, ownerIndex, kinds } = snapshot.members;
        const isQualified = (row: number): boolean => kinds?.[ownerIndex?.[row] ?? row] === 'distributor';
        snapshot.members.codes.forEach((_, source) => {
          let qualified = 0;
          for (let at = sponsorIndex[source] ?? -1; at >= 0; at = sponsorIndex[at] ?? -1)
            if (isQualified(at)) qualified++;
          const levels = [...lines.level].filter((_, line) => lines.sourceIndex[line] === source);
          const most = members.volumes['pv']?.[source] === 0 ? 0 : Math.min(3, qualified);
          expect(levels.sort()).toEqual([1, 2, 3].slice(0, most));
        });
      }),
      fewer,
    );
  });
});
