import fc from 'fast-check';
import { missReasons } from '../compute/kernels/bonus-run.js';
import type { LevelBonus, Plan } from '../plan/plan-schema.js';
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
      sentence: 'BEN is not active: pv 100 is asked for, there is pv 80.',
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
        actual: '',
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

  it('says by which rule the legs of a group that is missed count in part', () => {
    const limit = { formula: 'share-of-requirement', share: '40%', limitsOwn: false } as const;
    const plan: Plan = {
      ...auroraUnilevel,
      volumes: { ...auroraUnilevel.volumes, wide: { limited: 'pv', tree: 'sponsor', self: true, limit } },
      active: { wide: { atLeast: '1000' } },
    };
    expect(explainPayee(prepareExplanations(plan, company), rowOf('ANA')).activity.sentence).toBe(
      'wide: 1000 required, 520 reached (each leg counts for at most 40% of what is required)',
    );
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
  it('add up to what was calculated, line by line, and each reason is a sentence', () => {
    fc.assert(
      fc.property(plans, companies, (plan, drawn) => {
        const snapshot = snapshotOf(drawn, plan);
        const working = prepareExplanations(plan, snapshot);
        const explained = snapshot.members.codes.map((_, row) => explainPayee(working, row));
        expect(explained.flatMap(({ lines }) => lines)).toHaveLength(working.result.lines.level.length);
        const total = explained.reduce((sum, payee) => sum + minor(payee.total), 0n);
        expect(total).toBe(working.result.totalPaidMinor);
        for (const { sentence, reason } of explained.flatMap(({ notPaid }) => notPaid)) {
          expect(missReasons).toContain(reason);
          expect(sentence).toMatch(/^\S.*\.$/s);
          expect(sentence).not.toContain('undefined');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('tell of payees and of sources the same story', () => {
    fc.assert(
      fc.property(plans, companies, (plan, drawn) => {
        const snapshot = snapshotOf(drawn, plan);
        const working = prepareExplanations(plan, snapshot);
        const walked = new Set(
          plan.bonuses
            .filter((bonus) => bonus.kernel === 'level' && !bonus.capPerSource && isPlain(bonus))
            .map(({ bonus }) => bonus),
        );
        const rows = snapshot.members.codes.map((_, row) => row);
        const paid = rows.flatMap((row) =>
          explainPayee(working, row)
            .lines.filter(({ bonus, level }) => walked.has(bonus) && level > 0)
            .map(({ bonus, level, amount }) => [bonus, row, level, amount].join(' ')),
        );
        const owner = snapshot.members.ownerIndex;
        const met = rows.flatMap((row) =>
          traceSource(working, row).bonuses.flatMap(({ bonus, steps }) =>
            steps
              .filter(({ outcome, level }) => outcome === 'paid' && walked.has(bonus) && level > 0)
              .map(({ memberIndex, level, amount }) =>
                [bonus, owner?.[memberIndex] ?? memberIndex, level, amount].join(' '),
              ),
          ),
        );
        if (plan.rounding.where === 'line' || plan.rounding.where === 'step') expect(met.sort()).toEqual(paid.sort());
      }),
      { numRuns: 200 },
    );
  });
});

/** Walks whose sources are the buyers themselves, and whose money goes to nobody but who is met. */
function isPlain({ skip, ineligible, ownPurchases, linesPer }: LevelBonus): boolean {
  return (
    skip.moves === 'payee' && !ineligible.startsWith('next') && ownPurchases === 'no-level' && linesPer === 'buyer'
  );
}

function minor(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
