import { readdirSync, readFileSync } from 'node:fs';
import { type Fault, UplineError } from '@upline/kernel';
import fc from 'fast-check';
import { calculate } from '../compute/calculate.js';
import { checkResult } from '../compute/check-result.js';
import { documentPlan } from '../document/document-plan.js';
import { renderMarkdown } from '../document/render-markdown.js';
import { calculateFiles } from '../period-file/calculate-files.js';
import type { PeriodFile } from '../period-file/period-file-schema.js';
import { readPeriodFile } from '../period-file/read-period-file.js';
import { writeCarried } from '../period-file/write-carried.js';
import type { Plan } from '../plan/plan-schema.js';
import { validatePlan } from '../plan/validate-plan.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { damaged, damages } from './random/damage.js';
import { plans } from './random-plan.js';
import { companies, snapshotOf } from './random-snapshot.js';

/** The number of random documents; more of them with UPLINE_PROPERTY_RUNS. */
const runs = Number(process.env['UPLINE_PROPERTY_RUNS'] ?? 200);

const library = new URL('../../library/', import.meta.url);
const jsonOf = (name: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}/${file}`, library), 'utf8'));
interface Example {
  readonly name: string;
  readonly plan: unknown;
  readonly period: unknown;
}

const examples: readonly Example[] = readdirSync(library, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, plan: jsonOf(name, 'plan.json'), period: jsonOf(name, 'example.json') }))
  .flatMap((each) => [each, decided(each)]);

/** The example once more with everything that a period file can say: what its last period carried out, decisions, rates. */
function decided({ name, plan, period }: Example): Example {
  const { periods } = calculateFiles(plan, period);
  const { members } = period as PeriodFile;
  const rank = (plan as Plan).ranks.ladder[0]?.rank;
  const member = members[0]?.code;
  const last = periods.at(-1);
  const file = {
    ...(period as PeriodFile),
    period: last?.period,
    orders: (period as PeriodFile).orders.map((order) => ({ paidOn: last?.carried.asOf, ...order })),
    carried: last?.carried,
    exchangeRates: { EUR: '0.92', JPY: '151.37' },
    adjustments: [{ member, amount: '-1.50', reason: 'A correction.' }],
    ...(rank !== undefined && {
      overrides: [{ member, rank, counts: 'at-least', from: '2026-01-01', to: '2026-12-31' }],
    }),
  };
  const paidIn = { rates: 'monthly', rounding: 'half-up' };
  return { name: `${name} and decisions`, plan: { payout: paidIn, ...(plan as Plan) }, period: file };
}

const minimal = { language: 'upline-period/1', period: '2026-11', members: [], orders: [] };
const example = fc.constantFrom(...examples).map((each) => ({ ...each, toString: () => each.name }));

/** Sums beyond 2^53, and windows beyond the calendar: they have no place in a file. */
const onlyWhenAdded = /exceeds? 2\^53|out of range|more than|not in the years/;

it('every example is sound before it is damaged', () => {
  for (const { plan, period } of examples) expect(calculateFiles(plan, period).periods).not.toEqual([]);
});

describe('a damaged plan', () => {
  it('is sound, or every fault is told in a sentence with the place where it is', () => {
    fc.assert(
      fc.property(example, damages, ({ plan }, all) => expectValidation(damaged(plan, all))),
      { numRuns: runs },
    );
    fc.assert(
      fc.property(plans, damages, (plan, all) => expectValidation(damaged(plan, all))),
      { numRuns: runs / 2 },
    );
  });

  it('that is still sound can be read and calculated, or the files are refused', () => {
    fc.assert(
      fc.property(example, damages, ({ plan, period }, all) => {
        const document = damaged(plan, all);
        const { plan: sound } = validatePlan(document);
        if (!sound) return;
        expect(renderMarkdown(documentPlan(sound)).length).toBeGreaterThan(0);
        expectOutcome(document, period);
      }),
      { numRuns: runs },
    );
  });

  it('that is still sound pays any company, or the company is refused', () => {
    fc.assert(
      fc.property(plans, companies, damages, (plan, company, all) => {
        const { plan: sound } = validatePlan(damaged(plan, all));
        if (sound && Object.keys(sound.periods).length > 0) expectPaidOrRefused(sound, snapshotOf(company, sound));
      }),
      { numRuns: runs / 4 },
    );
  });
});

describe('a damaged period file', () => {
  it('is read, or every fault is told in a sentence with the place where it is', () => {
    fc.assert(
      fc.property(example, damages, fc.boolean(), ({ plan, period }, all, withPlan) => {
        const document = damaged(period, all);
        const { snapshots, faults } = readPeriodFile(document, withPlan ? (plan as Plan) : undefined);
        expect(snapshots === undefined).toBe(faults.length > 0);
        faults.forEach((fault) => expectTold(fault, document));
        expectNothingLeaked();
      }),
      { numRuns: runs },
    );
  });

  it('is calculated, or refused with the faults', () => {
    fc.assert(
      fc.property(example, damages, ({ plan, period }, all) => expectOutcome(plan, damaged(period, all))),
      { numRuns: runs },
    );
  });
});

it('kinds of volume, and periods, that no calculation knows are refused where they stand', () => {
  const faultsOf = (file: object): string[] =>
    readPeriodFile({ ...minimal, ...file }).faults.map(({ pointer }) => pointer);
  const kinds = ['__proto__', 'constructor'];
  const orders = kinds.map((kind) => ({ buyer: 'nobody', volumes: JSON.parse(`{"${kind}":"5"}`) as object }));
  expect(faultsOf({ orders })).toEqual(
    expect.arrayContaining(kinds.map((kind, row) => `/orders/${row}/volumes/${kind}`)),
  );
  expectNothingLeaked();
  for (const period of ['1000-W01', '9999-W52']) expect(faultsOf({ period, orders: [] })).toContain('/period');
});

describe('a damaged carried state', () => {
  it('is gone on from, or refused with the place where it is', () => {
    fc.assert(
      fc.property(plans, companies, damages, (plan, company, all) => {
        const first = snapshotOf(company, plan);
        const { codes } = first.members;
        const carried = damaged(writeCarried(calculate(plan, first).carriedOut, codes), all);
        const members = codes.map((code) => ({ code }));
        const file = { language: 'upline-period/1', period: '2030', members, orders: [], carried };
        const { snapshots, faults } = readPeriodFile(file);
        faults.forEach((fault) => expectTold(fault, file));
        const [read] = snapshots ?? [];
        if (read?.carried) expectPaidOrRefused(plan, snapshotOf(company, plan, 1, read.carried));
        expectNothingLeaked();
      }),
      { numRuns: runs / 4 },
    );
  });
});

describe('a name that every object has', () => {
  it('is a name like any other', () => {
    const named = example.chain((each) =>
      fc.record({ each: fc.constant(each), name: fc.constantFrom(...namesIn(each.plan)) }),
    );
    fc.assert(
      fc.property(named, fc.constantFrom('constructor', 'toString', 'valueOf'), ({ each, name }, word) => {
        const { plan, period } = renamed({ plan: each.plan, period: each.period }, name, word) as typeof each;
        // Where the name is a word of the language too, nothing is left to calculate.
        if (validatePlan(plan).errors.length > 0) return;
        const totals = ({ periods }: ReturnType<typeof calculateFiles>) => periods.map(({ company }) => company.total);
        expect(totals(calculateFiles(plan, period))).toEqual(totals(calculateFiles(each.plan, each.period)));
      }),
      { numRuns: runs / 4 },
    );
  });
});

function namesIn(plan: unknown): string[] {
  const { trees, periods, volumes, attributes, ranks, bonuses, cuts } = plan as Plan;
  return [
    ...[trees, periods, volumes, attributes ?? {}].flatMap((each) => Object.keys(each)),
    ...ranks.ladder.map(({ rank }) => rank),
    ...bonuses.map(({ bonus }) => bonus),
    ...(cuts ?? []).map(({ cut }) => cut),
  ];
}

/** The name becomes the word wherever the document says it, also within the names of what is carried. */
function renamed(document: object, name: string, word: string): unknown {
  return JSON.parse(JSON.stringify(document).replace(new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'g'), word));
}

function expectValidation(document: unknown): void {
  const { plan, errors, warnings } = validatePlan(document);
  expect(plan === undefined).toBe(errors.length > 0);
  [...errors, ...warnings].forEach((fault) => expectTold(fault, document));
  expectNothingLeaked();
}

function expectOutcome(plan: unknown, period: unknown): void {
  try {
    expect(calculateFiles(plan, period).periods.length).toBeGreaterThan(0);
  } catch (error) {
    if (!(error instanceof UplineError)) throw error;
    expect(error.code).toBe('SANDBOX.INVALID');
    expect(error.detail).not.toBe('');
    if (error.faults.length === 0) expect(error.detail).toMatch(onlyWhenAdded);
    error.faults.forEach((fault) => expectTold(fault, { plan, period }));
  }
  expectNothingLeaked();
}

function expectPaidOrRefused(plan: Plan, snapshot: Snapshot): void {
  try {
    checkResult(calculate(plan, snapshot));
  } catch (error) {
    if (!(error instanceof UplineError)) throw error;
    expect(error.code).toMatch(/^SNAPSHOT\.|OUT_OF_RANGE$|RATE/);
  }
}

/** A sentence, and a place in the document or one that could be there. */
function expectTold({ pointer, code, detail }: Fault, document: unknown): void {
  expect(code).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
  expect(detail.trim()).not.toBe('');
  expect([pointer, code, isThere(pointer, document)]).toEqual([pointer, code, true]);
}

function isThere(pointer: string, document: unknown): boolean {
  const tokens = pointer.split('/').slice(1);
  let part = document;
  for (const token of tokens.slice(0, -1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return false;
    part = Reflect.get(part, key);
  }
  const last = tokens.at(-1);
  if (last === undefined) return true;
  return Array.isArray(part) ? Number(last) < part.length : typeof part === 'object' && part !== null;
}

/** A key called `__proto__` has not come through to all objects. */
function expectNothingLeaked(): void {
  for (const key in {}) throw new Error(`every object has got the key ${key}`);
  expect(Object.keys(Object)).toEqual([]);
}
