import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auroraUnilevel, type Calculation, type Plan, type Snapshot } from '@upline/commission-engine';
import { parseDate } from '@upline/calendar';
import { UplineError } from '@upline/kernel';
import type { Engine } from './engine/engine.js';
import { workbench } from './workbench.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'workbench-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan: Plan = {
  language: 'upline-plan/1',
  name: 'Ten',
  currency: 'USD',
  refunds: 'subtract-in-period-of-refund',
  trees: { sponsor: { kind: 'sponsor' } },
  periods: { month: { every: 'month' } },
  volumes: { pv: { kind: 'PV', of: ['own'] } },
  active: { pv: { atLeast: '100' } },
  ranks: {
    contiguous: true,
    pay: 'paid-as',
    effective: 'at-once',
    ladder: [{ rank: 'gold', when: { is: 'active' } }],
  },
  bonuses: [],
  rounding: { where: 'line', mode: 'half-up', digits: 2 },
};

const company = {
  language: 'upline-period/1',
  period: '2026-11',
  members: [{ code: 'A' }, { code: 'B', sponsor: 'A' }, { code: 'C', sponsor: 'B' }],
  orders: [
    { reference: 'o1', buyer: 'B', volumes: { PV: '100' } },
    { reference: 'o2', buyer: 'C', volumes: { PV: '50.5' } },
  ],
};

/** Pays the sponsor of a buyer 10% of each order, or 20% by the plan "Twenty", and carries out how often it paid somebody. */
const engine: Engine = {
  validatePlan: (document) => {
    const given = document as Plan;
    const fault = { pointer: '/name', code: 'PLAN.WRONG_VALUE', detail: 'name must be a text.' };
    const other = { pointer: '', code: 'PLAN.MISSING_KEY', detail: 'The plan lacks the key "trees".' };
    return typeof given.name === 'string'
      ? { plan: given, errors: [], warnings: given.name === 'Odd' ? [fault] : [] }
      : { errors: [fault, other], warnings: [] };
  },
  planSchema: () => ({ title: 'plan' }),
  calculate: calculateTenth,
  explain: (_plan, snapshot, row) => ({
    document: { code: snapshot.members.codes[row] },
    sections: [{ title: 'Not paid', sentences: ['C was too deep.'] }],
  }),
  documentPlan: ({ name }, format) => (format === 'html' ? `<h1>${name}</h1>` : `# ${name}`),
};

function calculateTenth({ name }: Plan, { period, members, orders, carried }: Snapshot): Calculation {
  const ratePpm = name === 'Twenty' ? 200_000 : 100_000;
  const pv = orders.volumes['PV'] ?? new Float64Array();
  if (name === 'Broken') throw new UplineError('SNAPSHOT.INVALID', 'The plan reads tags.');
  if (name === 'Defect') throw new TypeError('x is not a function');
  const paid = [...orders.buyerIndex.keys()].filter(
    (order) => (members.sponsorIndex[orders.buyerIndex[order] ?? 0] ?? -1) >= 0,
  );
  const payees = paid.map((order) => members.sponsorIndex[orders.buyerIndex[order] ?? 0] ?? -1);
  const amounts = paid.map((order) => ((pv[order] ?? 0) * ratePpm) / 100_000_000);
  const totals = new Map<number, number>();
  payees.forEach((payee, place) => totals.set(payee, (totals.get(payee) ?? 0) + (amounts[place] ?? 0)));
  const counts = Float64Array.from(members.codes, (_, row) => payees.filter((payee) => payee === row).length * 10_000);
  const before = carried?.numbers['direct']?.['times'];
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const ranks = Int16Array.from(members.codes, (_, row) => (totals.has(row) ? 0 : -1));
  return {
    planHash: `hash of ${name}`,
    inputDigest: 'input',
    digest: 'result',
    period,
    currency: 'USD',
    bonusNames: ['direct', 'carried-in'],
    bonusCount: 1,
    ladders: { ranks: { rankNames: ['gold'], reached: ranks, paidAs: ranks, title: ranks } },
    lines: {
      payeeIndex: Int32Array.from(payees),
      bonusIndex: new Uint16Array(paid.length),
      level: new Uint16Array(paid.length).fill(1),
      sourceIndex: Int32Array.from(paid, (order) => orders.buyerIndex[order] ?? -1),
      orderIndex: Int32Array.from(paid),
      baseUnits: Float64Array.from(paid, (order) => pv[order] ?? 0),
      ratePpm: new Int32Array(paid.length).fill(ratePpm),
      amountMinor: Float64Array.from(amounts),
    },
    rankNames: ['gold'],
    companyMinor: [0n],
    companyByCutsMinor: 0n,
    members: {
      paidAsRank: ranks,
      active: new Uint8Array(members.codes.length).fill(1),
      volumes: { pv: new Float64Array(members.codes.length) },
    },
    payees: { memberIndex: Int32Array.from(totals.keys()), amountMinor: Float64Array.from(totals.values()) },
    totalPaidMinor: BigInt(total),
    paidByBonusMinor: [BigInt(total), 0n],
    carriedOut: {
      asOfDay: parseDate(`${period}-28`),
      numbers: { direct: { times: counts.map((count, row) => count + (before?.[row] ?? 0)) } },
      names: {},
      lists: {},
    },
  };
}

function file(name: string, content: unknown): string {
  const place = path.join(folder, name);
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

function answerTo(...parameters: string[]): { exitCode: number; answer: string; aside: string } {
  const said = { answer: '', aside: '' };
  const exitCode = workbench(parameters, engine, {
    answer: (text) => (said.answer += text),
    aside: (text) => (said.aside += text),
  });
  return { exitCode, ...said };
}

describe('check', () => {
  it('says that a plan and a period file are sound', () => {
    const { exitCode, answer } = answerTo('check', file('p.json', plan), file('c.json', company));
    expect(exitCode).toBe(0);
    expect(answer).toMatch(/^Ten is sound: 1 volume, 1 rank, 0 bonuses, 0 cuts\.\nplan [0-9a-f]{64}\n/);
    expect(answer).toContain('The period 2026-11 is sound: 3 members, 2 orders.\n');
  });

  it('answers with every fault: pointer and sentence', () => {
    const faulty = file('p.json', { ...plan, name: 7 });
    expect(answerTo('check', faulty)).toEqual({
      exitCode: 1,
      answer: `${faulty} has 2 faults:\n  /name: name must be a text.\n  (root): The plan lacks the key "trees".\n`,
      aside: '',
    });
    const members = [{ code: 'A', sponsor: 'Z' }, { code: 'A' }];
    const { exitCode, answer } = answerTo('check', file('p.json', plan), file('c.json', { ...company, members }));
    expect(exitCode).toBe(1);
    expect(answer.split('\n').filter((line) => line.startsWith('  /'))).toEqual([
      '  /members/1/code: A is the code of member 0 too.',
      '  /members/0/sponsor: The sponsor is Z, but no member has that code.',
      '  /orders/0/buyer: The buyer is B, but no member has that code.',
      '  /orders/1/buyer: The buyer is C, but no member has that code.',
    ]);
  });
});

describe('check, of what is sound and likely a mistake', () => {
  it('warns of carried state that nothing reads', () => {
    const numbers = { money: { unpayd: { A: '5' } }, gone: { left: { B: '7' } } };
    const names = { ranks: { title: { A: 'platinum', B: 'gold' } } };
    const carried = { asOf: '2026-10-31', numbers, names, lists: {} };
    const { exitCode, answer } = answerTo('check', file('p.json', plan), file('c.json', { ...company, carried }));
    expect(exitCode).toBe(0);
    expect(answer.split('\n').filter((line) => line.startsWith('  /'))).toEqual([
      '  /carried/numbers/gone: nothing reads this: gone is no bonus, volume, ladder or tree of the plan',
      '  /carried/numbers/money/unpayd: nothing reads this: money has unpaid, negative, advances',
      '  /carried/names/ranks/title: nothing reads this: platinum is no rank of the ladder ranks',
    ]);
  });

  it('warns of a period in which nothing is due', () => {
    const bonuses = auroraUnilevel.bonuses;
    const files = [file('p.json', { ...plan, bonuses }), file('c.json', { ...company, period: '2026-W45' })] as const;
    const warning = '  /period: no bonus of "Ten" is due in 2026-W45: they are due every month\n';
    expect(answerTo('check', ...files).answer).toContain(warning);
    expect(answerTo('run', ...files).aside).toContain(`${files[1]} has 1 warning:\n${warning}`);
  });

  it('says in one sentence that a file is of another kind', () => {
    const [sound, november] = [file('p.json', plan), file('c.json', company)];
    expect(answerTo('check', november, sound)).toMatchObject({
      exitCode: 1,
      answer: `${november} is a period file; a plan belongs here. Plans are named before period files.\n`,
    });
    expect(answerTo('run', sound, sound).aside).toContain(`${sound} is a plan; a period file belongs here.`);
  });
});

describe('run', () => {
  it('prints tables for people', () => {
    const { exitCode, answer, aside } = answerTo('run', file('p.json', plan), file('c.json', company));
    expect([exitCode, aside]).toEqual([0, '']);
    expect(answer).toBe(
      [
        'Ten, 2026-11',
        '3 members, 3 active, 2 with lines (2)',
        '',
        'Paid by       USD',
        '----------  -----',
        'direct      15.05',
        'carried-in   0.00',
        'Total       15.05',
        '',
        'Member  Active  Paid as  Title  pv  Bonuses  Cuts  Total',
        '------  ------  -------  -----  --  -------  ----  -----',
        'A       yes     gold     gold    0    10.00  0.00  10.00',
        'B       yes     gold     gold    0     5.05  0.00   5.05',
        'C       yes     -        -       0     0.00  0.00   0.00',
        '',
        'plan hash of Ten',
        'input input',
        'result result',
        '',
      ].join('\n'),
    );
  });

  it('prints one JSON document for a period, and a list for a list, each on what the one before left', () => {
    const sound = file('p.json', plan);
    const one = answerTo('run', sound, file('c.json', company), '--json');
    expect(JSON.parse(one.answer)).toMatchObject({
      language: 'upline-result/1',
      company: { total: '15.05' },
      members: [{ code: 'A', lines: [{ source: 'B', order: 'o1', rate: '10%', amount: '10.00' }] }, { code: 'B' }, {}],
      carried: { asOf: '2026-11-28', numbers: { direct: { times: { A: '1', B: '1' } } } },
    });
    const months = {
      ...company,
      period: ['2026-10', '2026-11'],
      orders: company.orders.map((order, index) => ({ ...order, paidOn: index === 0 ? '2026-10-01' : '2026-11-01' })),
    };
    const several = JSON.parse(answerTo('run', sound, file('c.json', months), '--json').answer) as unknown;
    expect(several).toMatchObject([
      { period: '2026-10', carried: { numbers: { direct: { times: { A: '1' } } } } },
      { period: '2026-11', carried: { numbers: { direct: { times: { A: '2', B: '1' } } } } },
    ]);
    const single = answerTo('run', sound, file('c.json', { ...company, period: ['2026-11'] }), '--json');
    expect(JSON.parse(single.answer)).toEqual([JSON.parse(one.answer)]);
  });

  it('begins with what an earlier run left, whether the run or its carried state is named', () => {
    const [sound, november] = [file('p.json', plan), file('c.json', company)];
    const left = path.join(folder, 'left.json');
    expect(answerTo('run', sound, november, '--json', '--out', left)).toEqual({
      exitCode: 0,
      answer: '',
      aside: `Written to ${left}.\n`,
    });
    expect(readdirSync(folder).sort()).toEqual(['c.json', 'left.json', 'p.json']);
    const december = file('d.json', { ...company, period: '2026-12' });
    const { carried } = JSON.parse(readFileSync(left, 'utf8')) as { carried: unknown };
    for (const from of [left, file('carried.json', carried), file('list.json', [{}, { carried }])]) {
      const { answer } = answerTo('run', sound, december, '--json', '--carried', from);
      expect(JSON.parse(answer)).toMatchObject({ carried: { numbers: { direct: { times: { A: '2', B: '2' } } } } });
    }
    const both = answerTo('run', sound, file('e.json', { ...company, carried }), '--carried', left);
    expect([both.exitCode, both.aside]).toEqual([1, expect.stringContaining('has a carried state of its own')]);
    const broken = answerTo('run', sound, december, '--carried', file('broken.json', { asOf: '2026-11-30' }));
    expect([broken.exitCode, broken.aside]).toEqual([1, expect.stringContaining('/carried: carried lacks the key')]);
  });

  it('explains a member', () => {
    const files = [file('p.json', plan), file('c.json', company)];
    const { answer } = answerTo('run', ...files, '--explain', 'B');
    expect(answer).toContain('2026-11: B is active.\n');
    expect(answer).toContain('direct       1  C     o2     50.5   10%  5.05\n');
    expect(answer).toContain('Not paid\n  C was too deep.\n');
    expect(JSON.parse(answerTo('run', ...files, '--explain', 'B', '--json').answer)).toMatchObject({
      explanation: { code: 'B' },
    });
    expect(answerTo('run', ...files, '--explain', 'Z')).toMatchObject({
      exitCode: 1,
      aside: expect.stringContaining('has no member Z') as string,
    });
  });

  it('shows of a large company whoever is paid most', () => {
    const members = [
      { code: 'TOP' },
      ...Array.from({ length: 150 }, (_, index) => ({ code: `M${index}`, sponsor: 'TOP' })),
    ];
    const orders = [{ buyer: 'M7', volumes: { PV: '30' } }];
    const { answer } = answerTo('run', file('p.json', plan), file('c.json', { ...company, members, orders }));
    expect(answer).toContain(
      'TOP     yes     gold     gold    0     3.00  0.00   3.00\nand 150 more; --json has everybody\n',
    );
  });

  it('says in a sentence what the engine refuses, and calls a defect a defect', () => {
    const sound = file('c.json', company);
    expect(answerTo('run', file('p.json', { ...plan, name: 'Broken' }), sound)).toEqual({
      exitCode: 1,
      answer: '',
      aside: 'The plan reads tags. (SNAPSHOT.INVALID)\n',
    });
    const { exitCode, aside } = answerTo('run', file('p.json', { ...plan, name: 'Defect' }), sound);
    expect(exitCode).toBe(1);
    expect(aside).toMatch(/^This is a defect of Upline, .*: x is not a function\n$/);
  });

  it('passes warnings on without stopping', () => {
    const { exitCode, aside } = answerTo('run', file('p.json', { ...plan, name: 'Odd' }), file('c.json', company));
    expect([exitCode, aside]).toEqual([0, expect.stringContaining('has 1 warning:\n  /name:')]);
  });
});

describe('diff', () => {
  it('says who gains and who loses, the greatest gain first, with totals', () => {
    const files = [file('a.json', plan), file('b.json', { ...plan, name: 'Twenty' }), file('c.json', company)];
    expect(JSON.parse(answerTo('diff', ...files, '--json').answer)).toEqual({
      language: 'upline-diff/1',
      plans: ['Ten', 'Twenty'],
      periods: ['2026-11'],
      currency: 'USD',
      totals: {
        ...{ a: '15.05', b: '30.10', difference: '15.05' },
        ...{ gaining: 2, losing: 0, unchanged: 1, gained: '15.05', lost: '0.00' },
      },
      bonuses: {
        direct: { a: '15.05', b: '30.10', difference: '15.05' },
        'carried-in': { a: '0.00', b: '0.00', difference: '0.00' },
      },
      members: [
        { code: 'A', a: '10.00', b: '20.00', difference: '10.00', rankA: 'gold', rankB: 'gold' },
        { code: 'B', a: '5.05', b: '10.10', difference: '5.05', rankA: 'gold', rankB: 'gold' },
        { code: 'C', a: '0.00', b: '0.00', difference: '0.00', rankA: null, rankB: null },
      ],
    });
    const [a = '', b = '', c = ''] = files;
    const { answer } = answerTo('diff', b, a, c);
    expect(answer).toContain('0 members gain 0.00, 2 lose 15.05, 1 is paid the same\n');
    expect(answer).toMatch(/B {7}gold {5}10\.10 {3}5\.05 {7}-5\.05\nA {7}gold {5}20\.00 {2}10\.00 {6}-10\.00\n$/);
  });

  it('compares amounts of one currency only', () => {
    const euro = file('b.json', { ...plan, currency: 'EUR' });
    const { exitCode, aside } = answerTo('diff', file('a.json', plan), euro, file('c.json', company));
    expect([exitCode, aside]).toEqual([1, expect.stringContaining('only amounts of one currency can be compared')]);
  });
});

describe('document and schema', () => {
  it('write the plan as Markdown or HTML', () => {
    const sound = file('p.json', plan);
    expect(answerTo('document', sound).answer).toBe('# Ten\n');
    const page = path.join(folder, 'plan.html');
    expect(answerTo('document', sound, '--html', '--out', page).exitCode).toBe(0);
    expect(readFileSync(page, 'utf8')).toBe('<h1>Ten</h1>\n');
  });

  it('print JSON Schemas', () => {
    expect(JSON.parse(answerTo('schema', 'plan').answer)).toEqual({ title: 'plan' });
    expect(JSON.parse(answerTo('schema', 'period').answer)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Upline period file',
    });
  });
});

describe('a file that cannot be used', () => {
  it('is one that says a key twice, of which JSON would drop the first', () => {
    const twice = path.join(folder, 'twice.json');
    writeFileSync(twice, JSON.stringify(plan).replace('"USD"', '"EUR",\n"currency":"USD"'));
    expect(answerTo('check', twice)).toMatchObject({
      exitCode: 1,
      answer: `${twice} cannot be read: line 2 says "currency" a second time in one object; only one can count.\n`,
    });
  });

  it.each<[string, string, string]>([
    ['{"a": 1,\n "b" 2}', 'line 2, column 6 should have a colon and has "2".', 'a missing colon'],
    ['{"a": 1\n "b": 2}', 'line 2, column 2 should have a comma or "}" and has "\\"".', 'a missing comma'],
    ['[1, 2,]', 'line 1, column 7 should have a value and has "]".', 'a comma too many'],
    [
      '{"a": "x\n"}',
      'line 1, column 7 should have a value and has a text that is not closed',
      'a line break in a text',
    ],
    ['{\n"a": [1', 'line 2, column 8 should have a comma or "]" and has the end of the file.', 'no end'],
    ['{} {}', 'line 1, column 4 should have nothing more and has "{".', 'two documents'],
    ["{'a': 1}", `line 1, column 2 should have a key in double quotes or "}" and has "'".`, 'single quotes'],
    ['', 'it is empty.', 'nothing'],
  ])('is named with line and column: %j', (content, sentence) => {
    const { exitCode, answer } = answerTo('check', file('p.json', content));
    expect(exitCode).toBe(1);
    expect(answer).toContain(`p.json is not JSON: ${sentence}`);
  });

  it('is named: a folder, nothing, a picture, more than 200 MB', () => {
    const large = file('large.json', '');
    truncateSync(large, 200 * 1024 * 1024 + 1);
    const picture = path.join(folder, 'p.png');
    writeFileSync(picture, Uint8Array.of(0x89, 0x50, 0xff, 0xfe));
    const sentences = [folder, path.join(folder, 'none.json'), picture, large].map((name) => answerTo('check', name));
    expect(sentences.map(({ exitCode, answer }) => [exitCode, answer.trim().replace(/^\S+ /, '')])).toEqual([
      [1, 'is a folder; name a JSON file in it.'],
      [1, 'cannot be read: there is no such file. Check the path.'],
      [1, 'is not a text in UTF-8; save it as UTF-8 and try again.'],
      [1, 'has 201 MB; the workbench reads files of up to 200 MB.'],
    ]);
  });

  it('is not written over, nor left half written', () => {
    const sound = file('p.json', plan);
    expect(answerTo('document', sound, '--out', sound)).toMatchObject({ exitCode: 2 });
    expect(answerTo('document', sound, '--out', path.join(folder, 'no', 'where'))).toMatchObject({
      exitCode: 1,
      aside: expect.stringContaining('its folder does not exist') as string,
    });
    mkdirSync(path.join(folder, 'place'));
    expect(answerTo('document', sound, '--out', path.join(folder, 'place'))).toMatchObject({ exitCode: 1 });
    expect(
      answerTo(
        'run',
        file('q.json', { ...plan, name: 'Broken' }),
        file('c.json', company),
        '--out',
        path.join(folder, 'x'),
      ),
    ).toMatchObject({ exitCode: 1 });
    expect(readdirSync(folder).sort()).toEqual(['c.json', 'p.json', 'place', 'q.json']);
  });
});

describe('a command line', () => {
  it('shows everything when asked for help', () => {
    expect(answerTo('--help')).toMatchObject({
      exitCode: 0,
      answer: expect.stringContaining('diff PLAN_A PLAN_B PERIOD') as string,
    });
    expect(answerTo('run', '--help').exitCode).toBe(0);
  });

  it.each([
    [[], 'Say what to do.'],
    [['dance'], 'There is no command "dance".'],
    [['constructor'], 'There is no command "constructor".'],
    [['run', 'p.json'], 'The command is: run PLAN PERIOD.'],
    [['diff', 'a', 'b', 'c', 'd'], 'The command is: diff PLAN_A PLAN_B PERIOD.'],
    [['check', 'p.json', '--json'], 'The command check has no flag --json.'],
    [['run', 'p', 'q', '--colour'], "Unknown option '--colour'."],
    [['schema', 'order'], 'There is a schema of plan and of period, none of "order".'],
  ])('that makes no sense is refused: %j', (parameters, sentence) => {
    expect(answerTo(...parameters)).toEqual({
      exitCode: 2,
      answer: '',
      aside: `${sentence} "npm run plan -- --help" shows everything.\n`,
    });
  });
});
