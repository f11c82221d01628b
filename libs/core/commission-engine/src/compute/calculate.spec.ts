import fc from 'fast-check';
import type { Plan } from '../plan/plan-schema.js';
import { validatePlan } from '../plan/validate-plan.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { oracle } from '../testing/oracle.js';
import { plans } from '../testing/random-plan.js';
import { companies, type DrawnCompany, snapshotOf } from '../testing/random-snapshot.js';
import { calculate } from './calculate.js';
import { checkResult } from './check-result.js';
import type { CalculationResult } from './result.js';

/** Every line as a sentence, so that a difference can be read. */
function linesOf({ lines, bonusNames }: CalculationResult, { members }: Snapshot): string[] {
  return Array.from(lines.payeeIndex, (payee, line) =>
    [
      bonusNames[lines.bonusIndex[line] ?? 0],
      `level ${lines.level[line]}`,
      `from ${members.codes[lines.sourceIndex[line] ?? 0]}`,
      `to ${members.codes[payee]}`,
      lines.amountMinor[line],
    ].join(' '),
  );
}

function totalsOf({ payees }: CalculationResult, { members }: Snapshot): Record<string, number> {
  return Object.fromEntries(
    Array.from(payees.memberIndex, (row, place) => [members.codes[row] ?? '', payees.amountMinor[place] ?? 0]),
  );
}

const shuffles = fc.func(fc.nat({ max: 1000 })) as fc.Arbitrary<(name: string) => number>;

describe('calculate', () => {
  it('equals the naive oracle to the last minor unit, for any plan and company', () => {
    fc.assert(
      fc.property(plans, companies, (plan, company) => {
        expect(validatePlan(plan).errors).toEqual([]);
        const snapshot = snapshotOf(company);
        const result = calculate(plan, snapshot);
        const expected = oracle(plan, snapshot);
        checkResult(result);
        const expectedLines = expected.lines.map(
          (line) => `${line.bonus} level ${line.level} from ${line.source} to ${line.payee} ${line.amountMinor}`,
        );
        expect(linesOf(result, snapshot).sort()).toEqual(expectedLines.sort());
        snapshot.members.codes.forEach((code, row) => {
          expect(result.rankNames[result.members.paidAsRank[row] ?? -1] ?? null).toBe(expected.rankByCode.get(code));
          expect(result.members.active[row] === 1).toBe(expected.activeCodes.has(code));
        });
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same digest and amounts in whatever order the rows come', () => {
    fc.assert(
      fc.property(plans, companies, shuffles, (plan, company, shuffle) => {
        const [one, other] = [snapshotOf(company), snapshotOf(company, shuffle)];
        const [first, second] = [calculate(plan, one), calculate(plan, other)];
        expect(second.digest).toBe(first.digest);
        expect(linesOf(second, other)).toEqual(linesOf(first, one));
        expect(totalsOf(second, other)).toEqual(totalsOf(first, one));
      }),
    );
  });

  it('gives another digest when a fact changes', () => {
    const company: DrawnCompany = {
      sponsorByCode: new Map([
        ['A', ''],
        ['B', 'A'],
      ]),
      orders: [{ reference: 'O1', buyer: 'B', pvUnits: 1_000_000, cvUnits: 10_000 }],
    };
    const digestOf = (facts: DrawnCompany, plan = auroraUnilevel): string => calculate(plan, snapshotOf(facts)).digest;
    const [order] = company.orders;
    const digests = [
      digestOf(company),
      digestOf({ ...company, orders: [] }),
      digestOf({ ...company, orders: order ? [{ ...order, reference: 'O2' }] : [] }),
      digestOf({ ...company, orders: order ? [{ ...order, cvUnits: 10_001 }] : [] }),
      digestOf({ ...company, sponsorByCode: new Map([...company.sponsorByCode, ['B', '']]) }),
      digestOf(company, { ...auroraUnilevel, name: 'Other' }),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('pays the same when an order is split in two', () => {
    fc.assert(
      fc.property(plans, companies, fc.nat(), fc.integer({ min: -1000, max: 1000 }), (plan, company, pick, part) => {
        fc.pre(company.orders.length > 0);
        const place = pick % company.orders.length;
        const split = company.orders.flatMap((order, index) => {
          if (index !== place) return [order];
          const half = { ...order, reference: `${order.reference}b`, pvUnits: part, cvUnits: -part };
          return [half, { ...order, pvUnits: order.pvUnits - part, cvUnits: order.cvUnits + part }];
        });
        const [one, other] = [snapshotOf(company), snapshotOf({ ...company, orders: split })];
        expect(linesOf(calculate(plan, other), other)).toEqual(linesOf(calculate(plan, one), one));
      }),
    );
  });

  it('pays the same when a member without volume joins at the bottom', () => {
    fc.assert(
      fc.property(companies, fc.nat(), (company, pick) => {
        const sponsor = [...company.sponsorByCode.keys()][pick % company.sponsorByCode.size] ?? '';
        const grown = { ...company, sponsorByCode: new Map([...company.sponsorByCode, ['NEW', sponsor]]) };
        const [one, other] = [snapshotOf(company), snapshotOf(grown)];
        expect(linesOf(calculate(auroraUnilevel, other), other)).toEqual(linesOf(calculate(auroraUnilevel, one), one));
      }),
    );
  });

  it('pays every level by dynamic compression while somebody above qualifies for it', () => {
    fc.assert(
      fc.property(plans, companies, (plan, company) => {
        const dynamic = plan.bonuses.map((bonus) => ({
          ...bonus,
          skip: { whom: 'unqualified-for-level' as const, moves: 'payee' as const },
          levels: bonus.levels.map((level) => ({ ...level, rate: '100%', minimumRank: null })),
          eligible: { is: 'active' as const },
        }));
        const compressed: Plan = { ...plan, bonuses: dynamic };
        const snapshot = snapshotOf(company);
        const { openLevels, activeCodes } = oracle(compressed, snapshot);
        for (const bonus of dynamic) {
          for (const code of company.sponsorByCode.keys()) {
            const candidates = [...uplineOf(company, code), ...(bonus.ownPurchases === 'level-0' ? [code] : [])];
            const active = candidates.filter((candidate) => activeCodes.has(candidate)).length;
            const paid = bonus.levels.length - (openLevels.get(`${bonus.bonus} ${code}`) ?? 0);
            expect(paid).toBe(Math.min(active, bonus.levels.length));
            const volume = company.orders
              .filter(({ buyer }) => buyer === code)
              .reduce((sum, order) => sum + (bonus.base.volume === 'pv' ? order.pvUnits : order.cvUnits), 0);
            if (Math.abs(volume) < 1_000_000) continue;
            const result = calculate(compressed, snapshot);
            const prefix = new RegExp(`^${bonus.bonus} level \\d+ from ${code} to `);
            expect(linesOf(result, snapshot).filter((line) => prefix.test(line))).toHaveLength(paid);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

function uplineOf({ sponsorByCode }: DrawnCompany, code: string): string[] {
  const sponsor = sponsorByCode.get(code) ?? '';
  return sponsor === '' ? [] : [sponsor, ...uplineOf({ sponsorByCode, orders: [] }, sponsor)];
}
