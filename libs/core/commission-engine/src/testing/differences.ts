import { minorDigits } from '@upline/money';
import type { CarriedState } from '../snapshot/carried-state.js';
import { nameAt } from '../snapshot/name-column.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { OracleAnswer, OracleLine } from './oracle.js';
import { Fraction } from './oracle/fraction.js';

/** What is compared of a result of the engine. */
export interface ComparedResult {
  /** Bonuses first, `bonusCount` of them, then cuts, 'carried-in' and 'adjustment'. */
  readonly bonusNames: readonly string[];
  readonly bonusCount: number;
  readonly lines: {
    readonly payeeIndex: Int32Array;
    readonly bonusIndex: Uint16Array;
    readonly level: Uint16Array;
    readonly sourceIndex: Int32Array;
    readonly orderIndex: Int32Array;
    readonly amountMinor: Float64Array;
  };
  readonly members: { readonly active: Uint8Array; readonly volumes: Readonly<Record<string, Float64Array>> };
  readonly ladders: Readonly<Record<string, ComparedLadder>>;
  readonly payees: { readonly memberIndex: Int32Array; readonly amountMinor: Float64Array };
  readonly carriedOut: CarriedState;
}

interface ComparedLadder {
  readonly rankNames: readonly string[];
  readonly reached: Int16Array;
  readonly paidAs: Int16Array;
  readonly title: Int16Array;
}

export interface Comparison {
  /** At most so many differences are told. */
  readonly most?: number;
  /** false: what is carried out is not compared. */
  readonly carried?: boolean;
}

/**
 * The first differences between what the oracle says and a result of the engine on the same snapshot, in the order of what hangs on
 * what: activity, volumes, ranks, lines, cuts, totals, carried state. Empty where they agree. Lines are compared by bonus, payee,
 * source, order and level; where the plan rounds later than lines, which line has the last minor unit is compared too. Cuts are compared by
 * payee. Volumes whose leg limit has no requirement outside of thresholds are not compared.
 */
export function differences(
  answer: OracleAnswer,
  result: ComparedResult,
  snapshot: Snapshot,
  { most = 10, carried = true }: Comparison = {},
): string[] {
  const told: string[] = [];
  for (const part of [members, lines, totals, ...(carried ? [carriedState] : [])]) {
    told.push(...part(answer, result, snapshot));
    if (told.length >= most) break;
  }
  return told.slice(0, most);
}

function* members(answer: OracleAnswer, result: ComparedResult, { members: { codes } }: Snapshot): Generator<string> {
  const byRow = codes.map((code, row) => ({ code, row })).sort((one, other) => (one.code < other.code ? -1 : 1));
  for (const { code, row } of byRow) {
    const isActive = result.members.active[row] === 1;
    yield* differ(`${code} is active`, answer.members.get(code)?.active, isActive);
  }
  for (const [name, volume] of Object.entries(answer.plan.volumes)) {
    if ('limited' in volume && volume.limit.formula === 'share-of-requirement') continue;
    const column = result.members.volumes[name];
    if (!column) yield `volume ${name}: the engine has no such volume`;
    else
      for (const { code, row } of byRow)
        yield* differ(`volume ${name} of ${code}`, units(answer.members.get(code)?.volumes[name]), units(column[row]));
  }
  for (const [name, ladder] of Object.entries(result.ladders)) {
    for (const which of ['reached', 'paidAs', 'title'] as const) {
      for (const { code, row } of byRow) {
        const expected = answer.members.get(code)?.ranks[name]?.[which] ?? null;
        yield* differ(`${name}: ${which} of ${code}`, expected, ladder.rankNames[ladder[which][row] ?? -1] ?? null);
      }
    }
  }
}

function* lines(answer: OracleAnswer, result: ComparedResult, snapshot: Snapshot): Generator<string> {
  const expected = sums(answer.lines.map((line) => [keyOf(line), line.amount]));
  const expectedCuts = sums(answer.cuts.map(({ bonus, payee, amount }) => [`${bonus} of ${payee}`, amount]));
  const actual: [string, Fraction][] = [];
  const actualCuts: [string, Fraction][] = [];
  const { codes } = snapshot.members;
  result.lines.amountMinor.forEach((minor, place) => {
    const { payeeIndex, sourceIndex, orderIndex, bonusIndex, level } = result.lines;
    const bonus = result.bonusNames[bonusIndex[place] ?? -1] ?? '?';
    const payee = codes[payeeIndex[place] ?? -1] ?? '?';
    const amount = money(answer, minor);
    if ((bonusIndex[place] ?? 0) >= result.bonusCount) {
      actualCuts.push([`${bonus} of ${payee}`, amount]);
      return;
    }
    const source = codes[sourceIndex[place] ?? -1] ?? '?';
    const order = snapshot.orders.references[orderIndex[place] ?? -1] ?? null;
    actual.push([keyOf({ bonus, payee, source, order, level: level[place] ?? 0 }), amount]);
  });
  yield* differInAll(expected, sums(actual));
  yield* differInAll(expectedCuts, sums(actualCuts));
}

function keyOf({ bonus, payee, source, order, level }: Omit<OracleLine, 'exact' | 'amount'>): string {
  return `${bonus} to ${payee} for ${source}${order === null ? '' : `, order ${order}`}, level ${level}`;
}

function* totals(answer: OracleAnswer, result: ComparedResult, { members: { codes } }: Snapshot): Generator<string> {
  const expected = sums([...answer.members].map(([code, { total }]) => [`total of ${code}`, total]));
  const { memberIndex, amountMinor } = result.payees;
  const actual = [...memberIndex].map((row, place): [string, Fraction] => [
    `total of ${codes[row] ?? '?'}`,
    money(answer, amountMinor[place] ?? 0),
  ]);
  yield* differInAll(expected, sums(actual));
}

/** Numbers that are zero and names that are empty need not be there. Lists are compared in any order. */
function* carriedState(
  answer: OracleAnswer,
  { carriedOut }: ComparedResult,
  { members: { codes } }: Snapshot,
): Generator<string> {
  const expected = answer.carriedOut;
  yield* differ('carried as of day', expected.asOfDay, carriedOut.asOfDay);
  for (const owner of namesOf(expected.numbers.keys(), carriedOut.numbers)) {
    for (const quantity of namesOf(expected.numbers.get(owner)?.keys() ?? [], carriedOut.numbers[owner])) {
      for (const [row, code] of codes.entries()) {
        const actual = carriedOut.numbers[owner]?.[quantity]?.[row] ?? 0;
        const told = expected.numbers.get(owner)?.get(quantity)?.get(code) ?? 0n;
        yield* differ(`carried ${owner} ${quantity} of ${code}`, units(told), units(actual));
      }
    }
  }
  for (const owner of namesOf(expected.names.keys(), carriedOut.names)) {
    for (const quantity of namesOf(expected.names.get(owner)?.keys() ?? [], carriedOut.names[owner])) {
      for (const [row, code] of codes.entries()) {
        const column = carriedOut.names[owner]?.[quantity];
        const actual = column ? nameAt(column, row) : '';
        yield* differ(
          `carried ${owner} ${quantity} of ${code}`,
          expected.names.get(owner)?.get(quantity)?.get(code) ?? '',
          actual,
        );
      }
    }
  }
  for (const owner of namesOf(expected.lists.keys(), carriedOut.lists)) {
    const sorted = (entries: readonly object[]): string => JSON.stringify(entries.map(inKeyOrder).sort());
    yield* differ(
      `carried list of ${owner}`,
      sorted(expected.lists.get(owner) ?? []),
      sorted(carriedOut.lists[owner] ?? []),
    );
  }
}

function inKeyOrder(entry: object): string {
  return JSON.stringify(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function namesOf(expected: Iterable<string>, actual: object | undefined): string[] {
  return [...new Set([...expected, ...Object.keys(actual ?? {})])].sort();
}

function money({ plan }: OracleAnswer, minor: number): Fraction {
  return Fraction.of(BigInt(minor), 10n ** BigInt(minorDigits(plan.currency)));
}

function units(value: bigint | number | undefined): string {
  return value === undefined ? 'nothing' : Fraction.of(BigInt(value), 10_000n).toString();
}

function sums(amounts: readonly (readonly [string, Fraction])[]): Map<string, Fraction> {
  const all = new Map<string, Fraction>();
  for (const [key, amount] of amounts) all.set(key, amount.plus(all.get(key) ?? Fraction.zero));
  return all;
}

function* differInAll(
  expected: ReadonlyMap<string, Fraction>,
  actual: ReadonlyMap<string, Fraction>,
): Generator<string> {
  for (const key of [...new Set([...expected.keys(), ...actual.keys()])].sort()) {
    yield* differ(key, (expected.get(key) ?? Fraction.zero).toString(), (actual.get(key) ?? Fraction.zero).toString());
  }
}

function* differ(what: string, expected: unknown, actual: unknown): Generator<string> {
  if (expected !== actual) yield `${what}: the oracle says ${String(expected)}, the engine ${String(actual)}`;
}
