import { readdirSync, readFileSync } from 'node:fs';
import { missReasons } from '../compute/kernels/bonus-run.js';
import { publishedPeriodSchema } from '../period-file/published-period-schema.js';
import { calculate } from '../compute/calculate.js';
import { documentPlan } from '../document/document-plan.js';
import { renderMarkdown } from '../document/render-markdown.js';
import { explainPayee } from '../explain/explain-payee.js';
import { prepareExplanations } from '../explain/prepare-explanations.js';
import { readPeriodFile } from '../period-file/read-period-file.js';
import { runPeriods } from '../period-file/run-periods.js';
import type { LineResult, MemberResult, ResultDocument } from '../period-file/result-document.js';
import { publishedPlanSchema } from '../plan/published/published-plan-schema.js';
import { validatePlan } from '../plan/validate-plan.js';
import { replaceIn } from './testing/example-plan.js';
import { type Example, examplesOf, resultsOf } from './testing/examples.js';
import { checkReckoning, comparable, figureOf, lineFigure } from './testing/figures.js';
import { type GuidePart, readGuide } from './testing/read-guide.js';

const guide = readFileSync(new URL('../../../../../docs/plan-language.md', import.meta.url), 'utf8');
const examples = examplesOf(readGuide(guide));
const calculated = examples.flatMap((example) => (example.period ? [{ ...example, period: example.period }] : []));

describe.each(examples)('the example $name of the guide', (example) => {
  it('is a sound plan', () => {
    expect(validatePlan(example.plan).errors).toEqual([]);
  });
});

describe.each(calculated)('the figures of the example $name', (example) => {
  it('are what the engine computes', () => {
    const results = resultsOf(example.plan, example.period);
    for (const part of example.tables) {
      if (part.kind === 'members') checkMembers(part, results);
      if (part.kind === 'lines') checkLines(part, resultFor(results, part));
      if (part.kind === 'variants') checkVariants(part, example);
    }
  });
});

describe.each(calculated)('the members of the example $name', (example) => {
  it('are explained to the cent, and the plan is said in words', () => {
    const { plan } = validatePlan(example.plan);
    const { snapshots } = readPeriodFile(example.period, plan);
    if (!plan || !snapshots) throw new Error('The example is not sound.');
    for (const { snapshot } of runPeriods(snapshots, (each) => calculate(plan, each))) {
      const prepared = prepareExplanations(plan, snapshot);
      snapshot.members.codes.forEach((_, row) => {
        const { total, lines } = explainPayee(prepared, row);
        const sum = lines.reduce((cents, { amount }) => cents + BigInt(amount.replace('.', '')), 0n);
        expect(sum).toBe(BigInt(total.replace('.', '')));
      });
    }
    expect(renderMarkdown(documentPlan(plan))).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('the words of the guide', () => {
  const schemas = JSON.stringify([publishedPlanSchema(), publishedPeriodSchema()]);

  it('are words of the language, wherever the field is translated', () => {
    const told = guide.slice(guide.indexOf('## How to say it'), guide.indexOf('## All keys'));
    const cells = told.split('\n').flatMap((line) => (line.startsWith('| ') ? [line.split('|')[2] ?? ''] : []));
    const quoted = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
    const used = quoted.flatMap((code) =>
      /^[\w.-]+$/.test(code) ? code.split('.') : [...code.matchAll(/"([\w-]+)"/g)].map(([, word = '']) => word),
    );
    const unknown = used.filter((word) => !/^\d+$/.test(word) && word !== 'PV' && !schemas.includes(`"${word}"`));
    expect(unknown).toEqual([]);
  });

  it('name codes that validation has, and every reason for not being paid', () => {
    const codes = [...guide.matchAll(/`(?:PLAN|PERIOD_FILE)\.([A-Z_]+)`/g)].map(([, code = '']) => code);
    const source = ['plan', 'period-file'].flatMap(sourcesIn).join('\n');
    const isThere = (code: string): boolean => source.includes(`${code}'`) || /^(UNKNOWN|UNUSED)_/.test(code);
    expect(codes.filter((code) => !isThere(code))).toEqual([]);
    expect(missReasons.filter((reason) => !guide.includes(`| \`${reason}\``))).toEqual([]);
  });
});

describe('the examples of the guide', () => {
  const outcomes = () =>
    calculated.flatMap(({ plan, period }) => {
      const bonuses = plan['bonuses'] as { bonus: string; kernel: string }[];
      const cuts = (plan['cuts'] ?? []) as { cut: string; kind: string }[];
      return resultsOf(plan, period).map(({ company }) => ({ company, bonuses, cuts }));
    });
  const isMoved = (amount: string | undefined): boolean => amount !== undefined && /[1-9]/.test(amount);

  it.each(['level', 'matching', 'differential', 'pairing', 'pool', 'fixed', 'advancement', 'board'])(
    'pay by the kernel %s',
    (wanted) => {
      const paid = outcomes().some(({ company, bonuses }) =>
        bonuses.some(({ kernel, bonus }) => kernel === wanted && isMoved(company.bonuses[bonus])),
      );
      expect(paid).toBe(true);
    },
  );

  it.each(['personCap', 'companyCap', 'fee', 'withholding', 'recovery', 'advance', 'minimumPayout'])(
    'take off by the cut %s',
    (wanted) => {
      const taken = outcomes().some(({ company, cuts }) =>
        cuts.some(({ kind, cut }) => kind === wanted && isMoved(company.cuts[`cut:${cut}`])),
      );
      expect(taken).toBe(true);
    },
  );

  it('all have figures', () => {
    const bare = calculated.filter(({ tables }) => tables.length === 0).map(({ name }) => name);
    expect(bare).toEqual([]);
  });
});

function resultFor(results: readonly ResultDocument[], { rest: [key] }: GuidePart): ResultDocument {
  const result = key === undefined ? results[0] : results.find(({ period }) => period === key);
  if (!result) throw new Error(`There is no period ${key}`);
  return result;
}

function memberOf(result: ResultDocument, code: string): MemberResult {
  const member = result.members.find((one) => one.code === code);
  if (!member) throw new Error(`There is no member ${code}`);
  return member;
}

/** Each row is a member; whoever is not in a table that has totals is paid nothing. */
function checkMembers(part: GuidePart, results: readonly ResultDocument[]): void {
  const { table, example } = part;
  const result = resultFor(results, part);
  for (const row of table.rows) checkRow(table.columns, row, [result, ...results]);
  if (!table.columns.includes('total')) return;
  const told = table.rows.map(([code]) => code);
  const others = result.members.filter(({ code, total }) => !told.includes(code) && /[1-9]/.test(total));
  expect([example, others.map(({ code }) => code)]).toEqual([example, []]);
}

/** The first cell is the member; a column is of the first result, or `in` the period that it names. */
function checkRow(columns: readonly string[], row: readonly string[], results: readonly ResultDocument[]): void {
  const code = row[0] ?? '';
  columns.forEach((heading, at) => {
    const cell = row[at] ?? '';
    if (at === 0 || cell === '') return;
    if (heading === 'reckoning') return checkReckoning(cell, row[at - 1] ?? '');
    const [, column = heading, key] = /^(.*) in (\d{4}\S*)$/.exec(heading) ?? [];
    const result = results.find(({ period }) => key === undefined || period === key);
    if (!result) throw new Error(`There is no period ${key}`);
    const figure = figureOf(result, memberOf(result, code), column);
    if (figure === undefined) return;
    expect([row.join(' | '), heading, comparable(figure)]).toEqual([row.join(' | '), heading, comparable(cell)]);
  });
}

/** All lines of the bonus that the comment names, or of all bonuses. */
function checkLines({ table, rest }: GuidePart, result: ResultDocument): void {
  const { columns, rows } = table;
  const bonus = rest.find((word) => word in result.company.bonuses);
  const compared = columns.filter((column) => column !== 'why' && column !== 'reckoning');
  const lines = result.members.flatMap(({ code, lines: paid }) =>
    paid.filter((line) => bonus === undefined || line.bonus === bonus).map((line) => [code, line] as const),
  );
  const shown = (payee: string, line: LineResult): string =>
    compared.map((column) => comparable(lineFigure(payee, line, column) ?? '')).join(' | ');
  const told = rows.map((row) => compared.map((column) => comparable(row[columns.indexOf(column)] ?? '')).join(' | '));
  expect(lines.map(([payee, line]) => shown(payee, line)).sort()).toEqual([...told].sort());
  rows.forEach((row) => checkReckoning(row[columns.indexOf('reckoning')] ?? '', row[columns.indexOf('amount')] ?? ''));
}

/** Each row is the same plan with other words in place of the first columns, whose names end with a colon; the figures are of one member. */
function checkVariants({ table, rest }: GuidePart, example: Example): void {
  const [code = '', key] = rest;
  const keys = table.columns.filter((column) => column.endsWith(':'));
  for (const row of table.rows) {
    const plan = keys.reduce(
      (changed, path, at) => replaceIn(changed, path.slice(0, -1), JSON.parse(row[at] ?? '')),
      example.plan,
    );
    const results = resultsOf(plan, example.period ?? {});
    const last = results.filter(({ period }) => key === undefined || period === key).slice(-1);
    const columns = ['member', ...table.columns.slice(keys.length)];
    checkRow(columns, [code, ...row.slice(keys.length)], [...last, ...results]);
  }
}

/** The text of every source in a folder of the engine. */
function sourcesIn(folder: string): string[] {
  const root = new URL(`../${folder}/`, import.meta.url);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => readFileSync(new URL(name, root), 'utf8'));
}
