import { parse } from 'csv-parse/sync';
import { minorOfMoney, type Money } from '@upline/money';
import { done, MonthEnd } from '../support/month-end.js';

/*
 *  January                                   February
 *  ANA 120                                  ANA 120
 *   |- BEN 80            not active          |- BEN -
 *   |   '- CAI 60 + 40                       |   '- CAI 100
 *   |       '- DEE 600 PV, 500.50 CV         |       '- DEE takes January's order back: -600 PV, -500.50 CV
 *   '- EVA 220                               '- EVA 1000
 */
const names: Readonly<Record<string, string>> = { ANA: '=HYPERLINK("http://evil.example")', CAI: 'Cai, "the tenth"' };
const ids = new Map<string, string>();
let company: MonthEnd;
let january: { readonly runId: string };
let february: { readonly runId: string };

const minor = (value: unknown): bigint => minorOfMoney(value as Money);
const sum = (values: readonly unknown[]): bigint => values.reduce<bigint>((total, value) => total + minor(value), 0n);
const path = (run: { readonly runId: string }, code: string) => `/v1/runs/${run.runId}/payees/${ids.get(code)}`;

async function payeesOf(run: { readonly runId: string }) {
  return company.owner.all(`/v1/runs/${run.runId}/payees`, 1);
}

async function linesOf(run: { readonly runId: string }, code: string) {
  return company.owner.all(`${path(run, code)}/lines`, 2);
}

beforeAll(async () => {
  company = await MonthEnd.open(['2026-01', '2026-02']);
  for (const [code, sponsor] of [['ANA'], ['BEN', 'ANA'], ['CAI', 'BEN'], ['DEE', 'CAI'], ['EVA', 'ANA']] as const)
    ids.set(code, await company.enrol(code, sponsor, names[code] ?? code));
  await company.sell('1', 'ANA', 120, '2026-01-05');
  await company.sell('2', 'BEN', 80, '2026-01-06');
  await company.sell('3', 'CAI', 60, '2026-01-07');
  await company.sell('4', 'CAI', 40, '2026-01-31');
  const large = await company.sell('5', 'DEE', 1, '2026-01-09', { PV: '600', CV: '500.5' });
  await company.sell('6', 'EVA', 220, '2026-01-10');
  january = await company.close('2026-01');
  await company.sell('7', 'ANA', 120, '2026-02-01');
  await company.sell('8', 'CAI', 100, '2026-02-02');
  await company.sell('9', 'EVA', 1000, '2026-02-03');
  const refund = { externalId: '10', refundedAt: '2026-02-20T00:00:00Z' };
  done(await company.owner.post(`/v1/orders/${large}/refunds`, refund));
  february = await company.close('2026-02');
});

describe('a month', () => {
  it('pays what was worked out by hand', async () => {
    expect(await company.run(january.runId)).toMatchObject({
      status: 'posted',
      totals: { members: 5, orders: 6, lines: 5, payees: 2, total: { amount: '70.04', currency: 'USD' } },
    });
    expect(await payeesOf(january)).toEqual([
      {
        memberId: ids.get('ANA'),
        code: 'ANA',
        name: names.ANA,
        paidAsRank: 'bronze',
        lineCount: 4,
        amount: { amount: '45.02', currency: 'USD' },
      },
      expect.objectContaining({ code: 'CAI', paidAsRank: 'bronze', lineCount: 1, amount: money('25.02') }),
    ]);
    const lines = (await linesOf(january, 'ANA')).map((line) => ({ ...line, source: codeOf(line.source) }));
    const unilevel = { bonus: 'unilevel', rate: '5%' };
    expect(lines).toEqual([
      { ...unilevel, lineNumber: 1, level: 1, source: 'BEN', base: '80', amount: money('4.00') },
      { ...unilevel, lineNumber: 2, level: 1, source: 'CAI', base: '100', amount: money('5.00') },
      // 5% of 500.50 is 25.025, a tie: half-even gives 25.02.
      { ...unilevel, lineNumber: 3, level: 2, source: 'DEE', base: '500.5', amount: money('25.02') },
      { ...unilevel, lineNumber: 4, level: 1, source: 'EVA', base: '220', amount: money('11.00') },
    ]);
  });

  it('takes back in the month of the refund what a refunded order paid', async () => {
    const rows = (await payeesOf(february)).map(({ code, amount }) => [code, (amount as Money).amount]);
    expect(rows).toEqual([
      ['ANA', '29.98'],
      ['CAI', '-25.02'],
    ]);
    expect((await linesOf(february, 'CAI')).map(({ base, amount }) => [base, amount])).toEqual([
      ['-500.5', money('-25.02')],
    ]);
    expect((await company.run(february.runId)).totals).toMatchObject({ lines: 4, total: money('4.96') });
  });

  it('adds up from lines to payees to the run', async () => {
    for (const run of [january, february]) {
      const payees = await payeesOf(run);
      for (const { code, amount, lineCount } of payees) {
        const lines = await linesOf(run, String(code));
        expect([sum(lines.map((line) => line.amount)), lines.length]).toEqual([minor(amount), lineCount]);
      }
      const { total } = (await company.run(run.runId)).totals as { total: Money };
      expect(sum(payees.map(({ amount }) => amount))).toBe(minor(total));
    }
  });

  it('lists payees by code as well', async () => {
    const rows = await company.owner.all(`/v1/runs/${february.runId}/payees?sort=code`, 1);
    expect(rows.map(({ code }) => code)).toEqual(['ANA', 'CAI']);
  });
});

describe('the ledger', () => {
  it('owes every payee their total, below zero too, in one entry that sums to zero', async () => {
    const entries = await company.finance.all(`/v1/ledger/entries?runId=${february.runId}`, 1);
    expect(entries).toHaveLength(1);
    const entry = done(await company.finance.get(`/v1/ledger/entries/${String(entries[0]?.entryId)}`));
    expect(entry).toMatchObject({ kind: 'commissions-earned', period: '2026-02', runId: february.runId });
    const postings = await company.finance.all(`/v1/ledger/entries/${String(entry.entryId)}/postings`, 1);
    const rows = postings.map(({ account, memberId, amount }) => [account, memberId, (amount as Money).amount]);
    expect(rows).toHaveLength(3);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['commission-expense', null, '4.96'],
        ['member-payable', ids.get('ANA'), '-29.98'],
        ['member-payable', ids.get('CAI'), '25.02'],
      ]),
    );
    expect(sum(postings.map(({ amount }) => amount))).toBe(0n);
  });

  it('balances over both months', async () => {
    expect((await company.finance.get('/v1/ledger/balances')).body.data).toEqual([
      { account: 'commission-expense', balance: money('75.00') },
      { account: 'member-payable', balance: money('-75.00') },
    ]);
  });
});

describe('payouts', () => {
  it('go to everybody above zero and to nobody else', async () => {
    const rowsOf = async (filter: string) =>
      (await company.finance.all(`/v1/payouts?${filter}`, 1)).map(({ code, amount }) => [
        code,
        (amount as Money).amount,
      ]);
    expect((await rowsOf(`runId=${january.runId}`)).sort()).toEqual([
      ['ANA', '45.02'],
      ['CAI', '25.02'],
    ]);
    expect(await rowsOf(`runId=${february.runId}`)).toEqual([['ANA', '29.98']]);
    expect(await rowsOf(`memberId=${ids.get('CAI')}`)).toEqual([['CAI', '25.02']]);
  });

  it('are the same in the file, where no name is a formula', async () => {
    const { status, text } = await company.finance.text(`/v1/runs/${january.runId}/payouts.csv`);
    expect(status).toBe(200);
    const rows = parse<Record<string, string>>(text, { columns: true });
    const payouts = await company.finance.all(`/v1/payouts?runId=${january.runId}`, 50);
    expect(rows).toEqual(
      payouts.map(({ payoutId, memberId, code, name, amount }) => ({
        code,
        name: String(name).replace(/^=/, "'="),
        memberId,
        payoutId,
        amount: (amount as Money).amount,
        currency: 'USD',
        status: 'due',
        period: '2026-01',
        runId: january.runId,
      })),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([`'${names.ANA}`, names.CAI]);
  });
});

describe('an explanation', () => {
  it('adds up to the stored total and names the orders', async () => {
    for (const run of [january, february]) {
      for (const { code, amount } of await payeesOf(run)) {
        const { total, lines, lineCount } = done(await company.owner.get(`${path(run, String(code))}/explanation`));
        expect(total).toEqual(amount);
        const explained = lines as { amount: Money }[];
        expect([sum(explained.map((line) => line.amount)), explained.length]).toEqual([minor(amount), lineCount]);
      }
    }
    const { lines, notPaidCount } = done(await company.owner.get(`${path(january, 'ANA')}/explanation`));
    expect(lines).toContainEqual({
      bonus: 'unilevel',
      level: 1,
      source: 'CAI',
      base: '100',
      factor: '1',
      rate: '5%',
      amount: money('5.00'),
      orders: [
        { reference: 'api:3', volume: '60' },
        { reference: 'api:4', volume: '40' },
      ],
    });
    expect(notPaidCount).toBe(0);
  });

  it('tells lines from the one asked for, and counts them all', async () => {
    const all = done(await company.owner.get(`${path(january, 'ANA')}/explanation`));
    const rest = done(await company.owner.get(`${path(january, 'ANA')}/explanation?linesFrom=1`));
    expect(rest).toEqual({ ...all, lines: (all['lines'] as unknown[]).slice(1) });
    const { status, body } = await company.owner.get(`${path(january, 'ANA')}/explanation?linesFrom=-1`);
    expect([status, (body as unknown as { errors: { pointer: string }[] }).errors[0]?.pointer]).toEqual([
      400,
      '/linesFrom',
    ]);
  });

  it('says to somebody who was not paid what was missing', async () => {
    const ben = done(await company.owner.get(`${path(january, 'BEN')}/explanation`));
    expect(ben).toMatchObject({ paidAsRank: null, active: false, total: money('0.00'), lineCount: 0, notPaidCount: 2 });
    expect(ben.activity).toMatchObject({ met: false, required: '100', actual: '80' });
    expect(ben.notPaid).toMatchObject([
      { source: 'CAI', reason: 'INACTIVE' },
      { source: 'DEE', reason: 'INACTIVE' },
    ]);
  });
});

describe('a trace', () => {
  it('names the ancestor who was passed over, with rule, required and actual', async () => {
    const trace = done(await company.owner.get(`/v1/runs/${january.runId}/members/${ids.get('DEE')}/trace`));
    expect(trace.bonuses).toEqual([
      {
        bonus: 'unilevel',
        baseVolume: 'cv',
        base: '500.5',
        orders: [{ reference: 'api:5', volume: '500.5' }],
        stepCount: 3,
        steps: [
          { member: 'CAI', level: 1, outcome: 'paid', rate: '5%', amount: '25.02', refusal: null },
          {
            member: 'BEN',
            level: 2,
            outcome: 'skipped',
            rate: null,
            amount: null,
            refusal: {
              reason: 'INACTIVE',
              required: 'pv 100',
              actual: 'pv 80',
              sentence: 'BEN is not active: pv 100 is asked for, there is pv 80.',
            },
          },
          { member: 'ANA', level: 2, outcome: 'paid', rate: '5%', amount: '25.02', refusal: null },
        ],
        levelsUnpaidAtTop: 6,
        paid: money('50.04'),
      },
    ]);
  });
});

function money(amount: string): Money {
  return { amount, currency: 'USD' };
}

function codeOf(source: unknown): string {
  return (source as { code: string }).code;
}
