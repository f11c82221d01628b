import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import { brackets, type Row, runSteps, stairstep } from './testing/stairstep-company.js';

type Breakaway = NonNullable<DifferentialBonus['breakaway']>;

const four = ['a', 'b', 'c', 'd'].map((code): Row => [code, 'you', 300]);

describe('published stairsteps', () => {
  it('read brackets on PV and pay on BV: 8,100 less 4,320 is 3,780', () => {
    const rate = brackets(['300', '6%'], ['1000', '9%'], ['2000', '12%'], ['4000', '15%'], ['10000', '21%']);
    const paid = runSteps(stairstep({ rate, base: { volume: 'pv', factor: '60' } }), [['you', '', 300], ...four]);
    expect(paid.total('you')).toBe(378_000);
    expect(four.map(([code]) => paid.total(code))).toEqual([108_000, 108_000, 108_000, 108_000]);
    expect(paid.lines.at(-1)).toEqual(['you', 'you', 0, 1500, 90_000, 378_000]);
  });

  it('pay 12 on own volume and 48 on each of three legs', () => {
    const rate = brackets(
      ...([
        ['100', '3%'],
        ['400', '6%'],
        ['1200', '9%'],
        ['2400', '12%'],
        ['4000', '17%'],
        ['6000', '20%'],
        ['10000', '25%'],
        ['15000', '28%'],
      ] as const),
    );
    const company: Row[] = [['you', '', 100], ...['a', 'b', 'c'].map((code): Row => [code, 'you', 800])];
    const paid = runSteps(stairstep({ rate, form: 'rates' }), company);
    expect(
      paid.lines.filter(([payee]) => payee === 'you').map(([, source, , , ppm, minor]) => [source, ppm, minor]),
    ).toEqual([
      ['a', 60_000, 4800],
      ['b', 60_000, 4800],
      ['c', 60_000, 4800],
      ['you', 120_000, 1200],
    ]);
    expect(runSteps(stairstep({ rate }), company).total('you')).toBe(15_600);
  });

  it('read brackets on the group and pay on own and customers: 54, and 150 with more group volume from below', () => {
    const rate = brackets(
      ['200', '3%'],
      ['400', '6%'],
      ['600', '9%'],
      ['1000', '12%'],
      ['1400', '15%'],
      ['2200', '18%'],
      ['3600', '22%'],
      ['5000', '25%'],
    );
    // Every leg of a distributor breaks away, so that customers alone are in the group that is paid on.
    const breakaway: Breakaway = { boundary: { kind: ['distributor'] }, legs: 'excluded', override: null };
    const bonus = stairstep({ rate, breakaway });
    expect(
      runSteps(bonus, [
        ['you', '', 200],
        ['customer', 'you', 400, 'retail'],
      ]).total('you'),
    ).toBe(5400);
    const larger: Row[] = [
      ['you', '', 125],
      ['customer', 'you', 475, 'retail'],
      ['below', 'you', 4400],
    ];
    const paid = runSteps(bonus, larger);
    expect(paid.lines).toEqual([
      ['below', 'below', 0, 4400, 220_000, 96_800],
      ['you', 'you', 0, 600, 250_000, 15_000],
    ]);
    expect(paid.told('you')).toEqual(['BREAKAWAY below']);
  });
});

describe('brackets', () => {
  it('that are exclusive start above their threshold', () => {
    const rate = { ...(brackets(['100', '10%']) as object), threshold: 'exclusive' } as DifferentialBonus['rate'];
    expect(
      runSteps(stairstep({ rate }), [
        ['a', '', 100],
        ['b', '', 101],
      ]).lines,
    ).toEqual([['b', 'b', 0, 101, 100_000, 1010]]);
  });

  it('that are marginal pay each block its own rate', () => {
    const rate = {
      ...(brackets(['100', '10%'], ['300', '20%']) as object),
      read: 'marginal',
    } as DifferentialBonus['rate'];
    // The group of 500: 200 at 10% and 200 at 20%, less 100 at 10% of the child's 200.
    const company: Row[] = [
      ['a', '', 300],
      ['b', 'a', 200],
    ];
    expect(runSteps(stairstep({ rate }), company).lines).toEqual([
      ['a', 'a', 0, 500, 0, 5000],
      ['b', 'b', 0, 200, 0, 1000],
    ]);
    // Averages of 12% and 5%: 300 at 12%, and 7% of 200.
    const rates = runSteps(stairstep({ rate, form: 'rates' }), company);
    expect(rates.lines.map(([payee, source, , , , minor]) => [payee, source, minor])).toEqual([
      ['a', 'a', 3600],
      ['b', 'b', 1000],
      ['a', 'b', 1400],
    ]);
  });

  it('that are marginal on another axis deal the base over the blocks', () => {
    const marginal = {
      ...(brackets(['0', '0%'], ['100', '30%']) as object),
      read: 'marginal',
    } as DifferentialBonus['rate'];
    const breakaway: Breakaway = { boundary: { kind: ['distributor'] }, legs: 'excluded', override: null };
    // Base 100, axis 300: a third in the first block, 33.3333, and 66.6667 in the second.
    const paid = runSteps(
      stairstep({ rate: marginal, breakaway }),
      [
        ['a', '', 100],
        ['b', 'a', 200],
      ],
      {
        rounding: { where: 'payee' },
      },
    );
    expect(paid.exact?.[0]).toEqual({ numerator: 2_000_001n, denominator: 1000n });
  });
});

describe('a child who is not eligible', () => {
  const company: Row[] = [
    ['top', '', 1000],
    ['mid', 'top', 100, 'idle'],
    ['low', 'mid', 400],
  ];

  it('passes up: what is below them is taken off instead', () => {
    for (const form of ['amounts', 'rates'] as const) {
      const paid = runSteps(stairstep({ form }), company);
      // 9% of 1,500 less 6% of 400.
      expect(paid.total('top')).toBe(13_500 - 2400);
      expect(paid.told('mid')).toContain('PASSED_UP mid');
    }
  });

  it('counts: takes off as much as if they were eligible', () => {
    expect(runSteps(stairstep({ unqualified: 'counts' }), company).total('top')).toBe(13_500 - 3000);
  });

  it('has money that is lost, held, kept by the company or passed up', () => {
    const run = (ineligible: DifferentialBonus['ineligible']) =>
      runSteps(stairstep({ unqualified: 'counts', ineligible }), company);
    expect(run('lost').total('mid')).toBe(0);
    expect(run('company').company).toEqual([{ numerator: 600n, denominator: 1n }]);
    expect(run('next-eligible-upline').lines).toContainEqual(['top', 'mid', 0, 500, 60_000, 600]);
    expect(run('next-upline-with-same-or-higher-rate').lines).toContainEqual(['top', 'mid', 0, 500, 60_000, 600]);
    const held = run('held');
    expect(held.carried.numbers.step?.held?.[1]).toBe(60_000);
    const again = runSteps(stairstep({ unqualified: 'counts', ineligible: 'held' }), company, {
      carried: held.carried,
    });
    expect(again.carried.numbers.step?.held?.[1]).toBe(120_000);
    const later = runSteps(
      stairstep({ ineligible: 'held' }),
      [
        ['top', '', 0],
        ['mid', 'top', 0],
      ],
      { carried: held.carried },
    );
    expect(later.lines).toEqual([['mid', 'mid', 0, 6, 0, 600]]);
    expect(later.carried.numbers.step?.held?.[1]).toBe(0);
  });
});

describe('own base left out', () => {
  it('pays on what is below only', () => {
    const company: Row[] = [
      ['a', '', 1000],
      ['b', 'a', 400],
    ];
    const rates = runSteps(stairstep({ ownBase: 'left-out', form: 'rates' }), company);
    expect(rates.lines).toEqual([['a', 'b', 0, 400, 30_000, 1200]]);
    expect(runSteps(stairstep({ ownBase: 'left-out' }), company).lines).toEqual([['a', 'a', 0, 400, 90_000, 3600]]);
  });
});

describe('the highest rate on the line', () => {
  const rate = {
    byAttribute: 'class',
    values: { '1': '5%', '2': '10%', '3': '15%' },
  } satisfies DifferentialBonus['rate'];

  it('is taken off wherever it stands', () => {
    const company: Row[] = [
      ['top', '', 100, 'distributor', '3'],
      ['mid', 'top', 200, 'distributor', '1'],
      ['low', 'mid', 400, 'distributor', '2'],
    ];
    const highest = runSteps(stairstep({ rate, form: 'rates', childRate: 'highest-on-line' }), company);
    expect(highest.lines.filter(([payee]) => payee === 'top')).toEqual([
      ['top', 'mid', 0, 200, 100_000, 2000],
      ['top', 'mid', 0, 400, 50_000, 2000],
      ['top', 'top', 0, 100, 150_000, 1500],
    ]);
    expect(highest.told('mid')).toEqual(['NO_DIFFERENCE low']);
    const child = runSteps(stairstep({ rate, form: 'rates' }), company);
    expect(child.lines).toContainEqual(['top', 'mid', 0, 600, 100_000, 6000]);
  });
});

describe('refunds', () => {
  it('that exceed what was bought pay nothing and are never paid on', () => {
    const company: Row[] = [
      ['a', '', -50],
      ['b', 'a', -100],
    ];
    for (const form of ['amounts', 'rates'] as const) {
      const paid = runSteps(stairstep({ form, rate: '10%' }), company);
      expect(paid.lines).toEqual([]);
      expect(paid.told('b')).toEqual(['NOTHING_TO_PAY_ON b']);
    }
  });
});

describe('what is taken off', () => {
  it('is told of each leg, of an idle child what is below it', () => {
    const rate = brackets(['100', '3%'], ['600', '6%'], ['1200', '9%']);
    const paid = runSteps(stairstep({ rate }), [
      ['you', '', 100],
      ['a', 'you', 50, 'idle'],
      ['a1', 'a', 750],
      ['b', 'you', 400],
      ['c', 'you', 50],
    ]);
    // 9% of 1,350 less 6% of 750 and 3% of 400.
    expect(paid.total('you')).toBe(12_150 - 4500 - 1200);
    const taken = paid.misses.filter(({ reason }) => reason === 'TAKEN_OFF');
    expect(taken.map(({ member, source, actual }) => [member, source, actual])).toEqual([
      [0, 1, '45'],
      [0, 3, '12'],
    ]);
  });
});

describe('a question about one member', () => {
  it('is answered with their lines only', () => {
    const company: Row[] = [['you', '', 300], ...four];
    const paid = runSteps(stairstep({ form: 'rates' }), company, { focus: 'you' });
    expect(new Set(paid.lines.map(([payee]) => payee))).toEqual(new Set(['you']));
    expect(paid.lines).toHaveLength(5);
  });
});

describe('rounding', () => {
  it('rounds converted bases and gross amounts where each step is rounded', () => {
    // Groups of 0.95 and 0.35 are 0.48 and 0.18 after the factor (half up); at 10% 0.05 and 0.02.
    const bonus = stairstep({ rate: '10%', base: { volume: 'pv', factor: '0.5' } });
    const company: Row[] = [
      ['a', '', 0.6],
      ['b', 'a', 0.35],
    ];
    expect(runSteps(bonus, company, { rounding: { where: 'step', mode: 'half-up' } }).total('a')).toBe(3);
  });

  it('keeps fractions where lines are not rounded', () => {
    const paid = runSteps(stairstep({ rate: '0.3333%' }), [['a', '', 1]], { rounding: { where: 'payee' } });
    expect(paid.exact).toEqual([{ numerator: 3333n, denominator: 10_000n }]);
  });
});
