import { readdirSync, readFileSync } from 'node:fs';
import { calculate } from '../compute/calculate.js';
import { checkResult } from '../compute/check-result.js';
import type { MissReason } from '../compute/kernels/bonus-run.js';
import { documentPlan } from '../document/document-plan.js';
import { renderHtml } from '../document/render-html.js';
import { renderMarkdown } from '../document/render-markdown.js';
import { explainPayee } from '../explain/explain-payee.js';
import { prepareExplanations } from '../explain/prepare-explanations.js';
import { readPeriodFile } from '../period-file/read-period-file.js';
import type { LineResult, ResultDocument } from '../period-file/result-document.js';
import { resultJson } from '../period-file/result-json.js';
import { runPeriods } from '../period-file/run-periods.js';
import type { Plan } from '../plan/plan-schema.js';
import { validatePlan } from '../plan/validate-plan.js';

type ByMember = Readonly<Record<string, string>>;

/** The figures of a worked example as somebody computed them by hand, period by period, in the order of the period file. */
interface Expected {
  readonly periods: readonly ExpectedPeriod[];
}

interface ExpectedPeriod {
  readonly period: string;
  readonly total: string;
  /** Everybody who is paid something. */
  readonly members: ByMember;
  /** Every bonus that is due, before cuts. */
  readonly bonuses: ByMember;
  /** Every cap and cut, carried-in balance and adjustment. */
  readonly cuts: ByMember;
  /** Everybody who is paid as a rank. */
  readonly ranks: ByMember;
  /** Some lines, as many of their fields as matter. */
  readonly lines: readonly (Partial<LineResult> & { readonly payee: string })[];
  /** Volumes that are worth checking, by member. */
  readonly volumes?: Readonly<Record<string, ByMember>>;
  /** Some who were not paid, and why. */
  readonly notPaid?: readonly {
    readonly member: string;
    readonly bonus: string;
    readonly source?: string;
    readonly reason: MissReason;
  }[];
  /** Of what is carried out: quantities in full, for every member who has any. */
  readonly carried?: {
    readonly numbers?: Readonly<Record<string, Readonly<Record<string, ByMember>>>>;
    readonly names?: Readonly<Record<string, Readonly<Record<string, ByMember>>>>;
    readonly lists?: Readonly<Record<string, readonly object[]>>;
  };
}

const library = new URL('../../library/', import.meta.url);
const names = readdirSync(library, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const textOf = (name: string, file: string): string => readFileSync(new URL(`${name}/${file}`, library), 'utf8');
const jsonOf = (name: string, file: string): unknown => JSON.parse(textOf(name, file));

describe('the library', () => {
  it('has plans', () => {
    expect(names.length).toBeGreaterThan(0);
  });
});

describe.each(names)('%s', (name) => {
  const document = jsonOf(name, 'plan.json');
  const { plan, errors, warnings } = validatePlan(document);
  const expected = jsonOf(name, 'expected.json') as Expected;
  const readme = textOf(name, 'README.md');

  it('is a plan without faults, and its page says why a warning stays', () => {
    expect(errors).toEqual([]);
    expect(warnings.filter(({ code }) => !readme.includes(code))).toEqual([]);
  });

  it('can be read as a document', () => {
    const pages = documentPlan(sound(plan, errors));
    expect(renderMarkdown(pages).length).toBeGreaterThan(1000);
    expect(renderHtml(pages).length).toBeGreaterThan(1000);
  });

  it('has a worked example with ranks, lines and payees, told on its page', () => {
    expect(expected.periods.length).toBeGreaterThan(0);
    const all = (pick: (period: ExpectedPeriod) => object): number =>
      expected.periods.reduce((count, period) => count + Object.keys(pick(period)).length, 0);
    expect(all(({ members }) => members)).toBeGreaterThan(0);
    expect(all(({ bonuses }) => bonuses)).toBeGreaterThan(0);
    expect(all(({ ranks }) => ranks)).toBeGreaterThan(0);
    expect(all(({ lines }) => lines)).toBeGreaterThan(0);
    const amounts = expected.periods.flatMap(({ members, total }) => [...Object.values(members), total]);
    expect(amounts.filter((amount) => !readme.includes(amount))).toEqual([]);
  });

  it('pays exactly the figures that were computed by hand', () => {
    const results = calculated(sound(plan, errors), name);
    expect(results.map(({ period }) => period)).toEqual(expected.periods.map(({ period }) => period));
    results.forEach((result, place) => expectFigures(result, expected.periods[place]));
  });

  it('explains everybody to the cent, and those who were not paid', () => {
    const sane = sound(plan, errors);
    runs(sane, name).forEach(({ snapshot, result }, place) => {
      const prepared = prepareExplanations(sane, snapshot);
      const { members } = resultJson(sane, snapshot, result);
      const totals = new Map(members.map(({ code, total }) => [code, total]));
      const reasons = snapshot.members.codes.flatMap((code, row) => {
        const { total, lines, notPaid } = explainPayee(prepared, row);
        expect([code, total]).toEqual([code, totals.get(code)]);
        expect(lines.reduce((cents, { amount }) => cents + centsOf(amount), 0n)).toBe(centsOf(total));
        return notPaid.map(({ bonus, source, reason }) => ({ member: code, bonus, source, reason }));
      });
      for (const miss of expected.periods[place]?.notPaid ?? []) {
        expect(reasons).toContainEqual(expect.objectContaining(miss));
      }
    });
  });
});

function sound(plan: Plan | undefined, errors: readonly object[]): Plan {
  if (!plan) throw new Error(`the plan has faults: ${JSON.stringify(errors)}`);
  return plan;
}

function runs(plan: Plan, name: string) {
  const { snapshots, faults } = readPeriodFile(jsonOf(name, 'example.json'), plan);
  expect(faults).toEqual([]);
  return [...runPeriods(snapshots ?? [], (snapshot) => calculate(plan, snapshot))];
}

function calculated(plan: Plan, name: string): ResultDocument[] {
  return runs(plan, name).map(({ snapshot, result }) => {
    checkResult(result);
    return resultJson(plan, snapshot, result);
  });
}

function expectFigures({ company, members, carried }: ResultDocument, expected: ExpectedPeriod | undefined): void {
  const nothing = /^0(?:\.0+)?$/;
  const paid = members.map(({ code, total }) => [code, total] as const).filter(([, total]) => !nothing.test(total));
  const ranked = members.flatMap(({ code, ranks }) =>
    Object.values(ranks).flatMap(({ paidAs }, ladder) => (ladder === 0 && paidAs !== null ? [[code, paidAs]] : [])),
  );
  expect({
    total: company.total,
    members: Object.fromEntries(paid),
    bonuses: company.bonuses,
    cuts: company.cuts,
    ranks: Object.fromEntries(ranked),
  }).toEqual({
    total: expected?.total,
    members: expected?.members,
    bonuses: expected?.bonuses,
    cuts: expected?.cuts,
    ranks: expected?.ranks,
  });
  const lines = members.flatMap(({ code, lines: own }) => own.map((line) => ({ payee: code, ...line })));
  for (const line of expected?.lines ?? []) expect(lines).toContainEqual(expect.objectContaining(line));
  for (const [code, volumes] of Object.entries(expected?.volumes ?? {})) {
    expect([code, members.find((member) => member.code === code)?.volumes]).toEqual([
      code,
      expect.objectContaining(volumes),
    ]);
  }
  for (const kind of ['numbers', 'names'] as const) {
    for (const [owner, quantities] of Object.entries(expected?.carried?.[kind] ?? {})) {
      for (const [quantity, values] of Object.entries(quantities)) {
        expect([owner, quantity, carried[kind][owner]?.[quantity]]).toEqual([owner, quantity, values]);
      }
    }
  }
  for (const [owner, entries] of Object.entries(expected?.carried?.lists ?? {})) {
    expect([owner, carried.lists[owner]]).toEqual([owner, entries]);
  }
}

function centsOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
