import fc from 'fast-check';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { companyOf } from '../testing/company.js';
import { plans } from '../testing/random-plan.js';
import { companies, snapshotOf } from '../testing/random-snapshot.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';
import { traceSource } from './trace-source.js';

const company = companyOf(
  ['ANA', '', '120'],
  ['BEN', 'ANA', '80'],
  ['CAI', 'BEN', '100'],
  ['DEE', 'CAI', '600', '500.50'],
  ['EVA', 'DEE', '40'],
  ['FAY', 'EVA', '30', '0.01'],
);
const prepared = prepareExplanations(auroraUnilevel, company);
const rowOf = (code: string): number => company.members.codes.indexOf(code);

describe('explainPayee', () => {
  it('shows each line with its base, rate, amount and the orders behind it', () => {
    const { lines, total, volumes, paidAsRank } = explainPayee(prepared, rowOf('CAI'));
    expect(lines).toEqual([
      {
        bonus: 'unilevel',
        level: 1,
        source: 'DEE',
        sourceIndex: 3,
        base: '500.5',
        factor: '1',
        rate: '5%',
        amount: '25.02',
        orders: [{ reference: 'order-DEE', volume: '500.5' }],
      },
      expect.objectContaining({ level: 2, source: 'EVA', base: '40', amount: '2.00' }),
    ]);
    expect([total, volumes, paidAsRank]).toEqual(['27.02', { pv: '100', cv: '100', gv: '770' }, 'bronze']);
  });

  it('says why not: who is inactive, and by how much', () => {
    const { notPaid, active, activity, total } = explainPayee(prepared, rowOf('BEN'));
    expect([active, total]).toEqual([false, '0.00']);
    expect(activity).toMatchObject({ met: false, required: '100', actual: '80' });
    expect(notPaid[0]).toEqual({
      bonus: 'unilevel',
      source: 'CAI',
      sourceIndex: 2,
      base: '100',
      atLevel: 1,
      reason: 'INACTIVE',
      required: 'pv 100',
      actual: 'pv 80',
      sentence: 'BEN is not active: pv: 100 required, 80 reached.',
    });
  });

  it('says why not: who has too low a rank for the level', () => {
    const top = companyOf(['A', '', '100'], ['B', 'A', '100'], ['C', 'B', '100'], ['D', 'C', '100']);
    const { notPaid } = explainPayee(prepareExplanations(auroraUnilevel, top), 0);
    expect(notPaid).toEqual([
      expect.objectContaining({
        source: 'D',
        atLevel: 3,
        reason: 'RANK_TOO_LOW',
        required: 'bronze',
        actual: 'none',
        sentence: 'Level 3 of unilevel asks for rank bronze; A holds no rank.',
      }),
    ]);
  });

  it('says why not: what rounds to nothing', () => {
    expect(explainPayee(prepared, rowOf('DEE')).notPaid).toEqual([
      expect.objectContaining({ source: 'FAY', atLevel: 1, reason: 'ROUNDS_TO_ZERO' }),
    ]);
  });

  it('reports what every rank asks for and what is there', () => {
    const [bronze, silver] = explainPayee(prepared, rowOf('ANA')).ranks;
    expect(bronze).toMatchObject({ rank: 'bronze', met: true, held: true });
    expect(silver).toMatchObject({ rank: 'silver', met: false, held: false });
    expect(silver?.condition.of).toMatchObject([
      { subject: 'gv', required: '1500', actual: '970', met: false },
      { subject: 'legs with bronze', required: '1', actual: '1', met: true },
    ]);
  });

  it('refuses a member who does not exist', () => {
    expect(() => explainPayee(prepared, 6)).toThrow('MEMBER.UNKNOWN');
  });
});

describe('traceSource', () => {
  it('follows the walk from the buyer to the top', () => {
    const [trace] = traceSource(prepared, rowOf('DEE')).bonuses;
    expect(trace?.steps.map(({ member, level, outcome, amount }) => [member, level, outcome, amount])).toEqual([
      ['CAI', 1, 'paid', '25.02'],
      ['BEN', 2, 'skipped', null],
      ['ANA', 2, 'paid', '25.02'],
    ]);
    expect(trace).toMatchObject({ base: '500.5', levelsUnpaidAtTop: 6, paid: '50.04' });
  });
});

describe('explanations of any plan and company', () => {
  it('tell of payees and of sources the same story, adding up to what was calculated', () => {
    fc.assert(
      fc.property(plans, companies, (plan, drawn) => {
        const working = prepareExplanations(plan, snapshotOf(drawn));
        const rows = working.standing.snapshot.members.codes.map((_, row) => row);
        const byPayee = rows.flatMap((row) => {
          const { lines, notPaid } = explainPayee(working, row);
          return [
            ...lines.map((line) => [line.bonus, line.sourceIndex, row, line.level, line.amount].join(' ')),
            ...notPaid.map((miss) => [miss.bonus, miss.sourceIndex, row, miss.atLevel, miss.sentence].join(' ')),
          ];
        });
        const bySource = rows.flatMap((row) =>
          traceSource(working, row).bonuses.flatMap(({ bonus, steps }) =>
            steps.map((step) =>
              [bonus, row, step.memberIndex, step.level, step.amount ?? step.refusal?.sentence].join(' '),
            ),
          ),
        );
        expect(byPayee.sort()).toEqual(bySource.sort());
        const paid = rows.flatMap((row) => explainPayee(working, row).lines);
        expect(paid).toHaveLength(working.result.lines.level.length);
      }),
      { numRuns: 200 },
    );
  });
});
