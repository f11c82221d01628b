import type { Calculation, PeriodRun } from '@upline/commission-engine';
import { formatDecimal, minorDigits } from '@upline/money';

/** What changes for one member, or for the company, when plan B takes the place of plan A. Amounts are decimal texts. */
export interface Difference {
  readonly a: string;
  readonly b: string;
  readonly difference: string;
}

export interface MemberDifference extends Difference {
  readonly code: string;
  /** Paid-as rank of the first ladder in the last period; null: none. */
  readonly rankA: string | null;
  readonly rankB: string | null;
}

export interface Comparison {
  readonly language: 'upline-diff/1';
  readonly plans: readonly [string, string];
  readonly periods: readonly string[];
  readonly currency: string;
  readonly totals: Difference & {
    readonly gaining: number;
    readonly losing: number;
    readonly unchanged: number;
    readonly gained: string;
    readonly lost: string;
  };
  /** By bonus, cut, 'carried-in' and 'adjustment' of either plan. */
  readonly bonuses: Readonly<Record<string, Difference>>;
  /** Whoever gains most comes first, whoever loses most last; ties in the order of codes. */
  readonly members: readonly MemberDifference[];
}

type Runs = readonly PeriodRun<Calculation>[];

/** Compares what two plans pay for the same periods, all of them together. */
export function comparePlans(names: readonly [string, string], runsA: Runs, runsB: Runs): Comparison {
  const last = runsA.at(-1);
  const digits = minorDigits(last?.result.currency ?? 'USD');
  const text = (minor: bigint): string => formatDecimal(minor, digits);
  const difference = (a = 0n, b = 0n): Difference => ({ a: text(a), b: text(b), difference: text(b - a) });
  const [paidA, paidB] = [paidByMember(runsA), paidByMember(runsB)];
  const [ranksA, ranksB] = [ranksOf(runsA.at(-1)), ranksOf(runsB.at(-1))];
  const changes = [...(last?.snapshot.members.codes ?? [])].map((code) => {
    const [a = 0n, b = 0n] = [paidA.get(code), paidB.get(code)];
    return { code, a, b, change: b - a };
  });
  changes.sort((one, other) => compare(other.change, one.change) || compare(one.code, other.code));
  const [gains, losses] = [changes.filter(({ change }) => change > 0n), changes.filter(({ change }) => change < 0n)];
  const sum = (part: typeof changes): bigint => part.reduce((total, { change }) => total + change, 0n);
  return {
    language: 'upline-diff/1',
    plans: names,
    periods: runsA.map(({ result }) => result.period),
    currency: last?.result.currency ?? '',
    totals: {
      ...difference(totalOf(runsA), totalOf(runsB)),
      gaining: gains.length,
      losing: losses.length,
      unchanged: changes.length - gains.length - losses.length,
      gained: text(sum(gains)),
      lost: text(sum(losses)),
    },
    bonuses: bonusDifferences(runsA, runsB, difference),
    members: changes.map(({ code, a, b }) => ({
      code,
      ...difference(a, b),
      rankA: ranksA(code),
      rankB: ranksB(code),
    })),
  };
}

function compare<Value extends bigint | string>(one: Value, other: Value): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function paidByMember(runs: Runs): Map<string, bigint> {
  const paid = new Map<string, bigint>();
  for (const { snapshot, result } of runs) {
    result.payees.memberIndex.forEach((row, place) => {
      const code = snapshot.members.codes[row] ?? '';
      paid.set(code, (paid.get(code) ?? 0n) + BigInt(result.payees.amountMinor[place] ?? 0));
    });
  }
  return paid;
}

function ranksOf(run: PeriodRun<Calculation> | undefined): (code: string) => string | null {
  const rows = new Map(run?.snapshot.members.codes.map((code, row) => [code, row]));
  const ladder = run?.result.ladders['ranks'];
  return (code) => ladder?.rankNames[ladder.paidAs[rows.get(code) ?? -1] ?? -1] ?? null;
}

function totalOf(runs: Runs): bigint {
  return runs.reduce((sum, { result }) => sum + result.totalPaidMinor, 0n);
}

function bonusDifferences(
  runsA: Runs,
  runsB: Runs,
  difference: (a: bigint | undefined, b: bigint | undefined) => Difference,
): Record<string, Difference> {
  const [paidA, paidB] = [paidByBonus(runsA), paidByBonus(runsB)];
  const names = [...new Set([...paidA.keys(), ...paidB.keys()])];
  return Object.fromEntries(names.map((name) => [name, difference(paidA.get(name), paidB.get(name))]));
}

function paidByBonus(runs: Runs): Map<string, bigint> {
  const paid = new Map<string, bigint>();
  for (const { result } of runs) {
    result.bonusNames.forEach((name, bonus) => {
      paid.set(name, (paid.get(name) ?? 0n) + (result.paidByBonusMinor[bonus] ?? 0n));
    });
  }
  return paid;
}
