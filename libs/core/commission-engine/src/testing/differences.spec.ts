import fc from 'fast-check';
import { minorDigits } from '@upline/money';
import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { type ComparedResult, differences } from './differences.js';
import { oracle, type OracleAnswer } from './oracle.js';
import { carriedStateOf } from './oracle/carried.js';
import { Fraction } from './oracle/fraction.js';
import { plans } from './random-plan.js';
import { companies, snapshotOf } from './random-snapshot.js';

/** The oracle's answer as the engine would put it into columns. */
function resultOf(plan: Plan, answer: OracleAnswer, { members: { codes }, orders }: Snapshot): ComparedResult {
  const bonuses = plan.bonuses.map(({ bonus }) => bonus);
  const bonusNames = [...bonuses, ...new Set(answer.cuts.map(({ bonus }) => bonus))];
  const scale = Fraction.of(10n ** BigInt(minorDigits(plan.currency)));
  const minor = (amount: Fraction): number => Number(amount.times(scale).floor());
  const lines = [...answer.lines, ...answer.cuts];
  const member = (code: string) => answer.members.get(code);
  return {
    bonusNames,
    bonusCount: bonuses.length,
    lines: {
      payeeIndex: Int32Array.from(lines, ({ payee }) => codes.indexOf(payee)),
      bonusIndex: Uint16Array.from(lines, ({ bonus }) => bonusNames.indexOf(bonus)),
      level: Uint16Array.from(lines, ({ level }) => level),
      sourceIndex: Int32Array.from(lines, ({ source }) => codes.indexOf(source)),
      orderIndex: Int32Array.from(lines, ({ order }) => (order === null ? -1 : orders.references.indexOf(order))),
      amountMinor: Float64Array.from(lines, ({ amount }) => minor(amount)),
    },
    members: {
      active: Uint8Array.from(codes, (code) => (member(code)?.active ? 1 : 0)),
      volumes: Object.fromEntries(
        Object.keys(plan.volumes).map((name) => [
          name,
          Float64Array.from(codes, (code) => Number(member(code)?.volumes[name] ?? 0n)),
        ]),
      ),
    },
    ladders: Object.fromEntries(
      Object.entries({ ranks: plan.ranks, ...plan.otherLadders }).map(([name, { ladder }]) => {
        const rankNames = ladder.map(({ rank }) => rank);
        const column = (which: 'reached' | 'paidAs' | 'title'): Int16Array =>
          Int16Array.from(codes, (code) => rankNames.indexOf(member(code)?.ranks[name]?.[which] ?? ''));
        return [name, { rankNames, reached: column('reached'), paidAs: column('paidAs'), title: column('title') }];
      }),
    ),
    payees: {
      memberIndex: Int32Array.from(codes, (_, row) => row),
      amountMinor: Float64Array.from(codes, (code) => minor(member(code)?.total ?? Fraction.zero)),
    },
    carriedOut: carriedStateOf(answer.carriedOut, codes),
  };
}

describe('the differences', () => {
  it('are none between an answer and itself', () => {
    fc.assert(
      fc.property(plans, companies, (plan, company) => {
        const snapshot = snapshotOf(company, plan);
        const answer = oracle(plan, snapshot);
        expect(differences(answer, resultOf(plan, answer, snapshot), snapshot)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('name the member, what is said and what was expected', () => {
    const [[plan, company] = never()] = fc
      .sample(fc.tuple(plans, companies), { numRuns: 100, seed: 1 })
      .filter(([drawn, of]) => oracle(drawn, snapshotOf(of, drawn)).lines.length > 0);
    const snapshot = snapshotOf(company, plan);
    const answer = oracle(plan, snapshot);
    const result = resultOf(plan, answer, snapshot);
    const { amountMinor } = result.lines;
    amountMinor[0] = (amountMinor[0] ?? 0) + 100;
    result.members.active[0] = 1 - (result.members.active[0] ?? 0);
    const [first = '', second = '', ...others] = differences(answer, result, snapshot);
    expect(first).toMatch(/^M\S+ is active: the oracle says (true|false), the engine (true|false)$/);
    expect(second).toMatch(/^bonus\d to M\S+ for M.*, level \d+: the oracle says [-\d./]+, the engine [-\d./]+$/);
    expect(others).toEqual([]);
  });
});

function never(): never {
  throw new Error('somebody is paid in one plan of a hundred');
}
