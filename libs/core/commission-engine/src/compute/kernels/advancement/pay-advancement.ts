import { parseVolume } from '@upline/money';
import type { AdvancementBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { BonusRun, MissReason, PayBonus } from '../bonus-run.js';
import { concerns, payeeOf, whyIneligible } from '../fixed/why-ineligible.js';
import { nextInstalment, type PaymentPromise, readPromise, writePromise } from './instalments.js';
import { rowOfCode } from './row-of-code.js';
import { type RankReached, titlesReached } from './titles-reached.js';

/**
 * Pays persons on new titles, and the instalments of earlier ones. Whoever is not eligible when they reach a title is not paid for it later either.
 * A line's `level` is the number of the instalment, 1 without instalments; its base is the whole amount, its rate 0.
 */
export const payAdvancement: PayBonus<AdvancementBonus> = (bonus, run) => {
  const { frame, state } = run;
  const eligible = frame.marks(bonus.eligible);
  const why = whyIneligible(frame, bonus.eligible);
  const running = state.list(bonus.bonus).map((entry) => readPromise(bonus.bonus, entry));
  const promises = running.map((promise) => goOn(promise, bonus, run, eligible));
  titlesReached(bonus, frame, state, (row, ranks) => {
    if (!concerns(run, row)) return;
    for (const reached of ranks) {
      if (eligible[row] === 1) promises.push(payNext(promiseOf(bonus, row, reached, frame), row, run));
      else miss(run, row, { reason: why(row), required: reached.rank });
    }
  });
  const left = promises.filter(({ count, done }) => done < count).sort(comparePromises);
  state.carryList(bonus.bonus, left.map(writePromise));
};

function promiseOf(
  { amounts, instalments }: AdvancementBonus,
  row: number,
  { rank }: RankReached,
  { snapshot }: Frame,
): PaymentPromise {
  const amountUnits = parseVolume(amounts[rank] ?? '0');
  return { member: snapshot.members.codes[row] ?? '', rank, amountUnits, count: instalments?.count ?? 1, done: 0 };
}

function payNext(promise: PaymentPromise, row: number, run: BonusRun): PaymentPromise {
  const { amountUnits, done } = promise;
  const facts = {
    payee: payeeOf(run.frame, row),
    source: row,
    order: -1,
    level: done + 1,
    baseUnits: amountUnits,
    ratePpm: 0,
  };
  const written = run.book.addExact(facts, nextInstalment(promise, run.frame.plan.rounding.digits));
  if (written === 0) miss(run, row, { reason: 'ROUNDS_TO_ZERO', required: promise.rank });
  return { ...promise, done: done + 1 };
}

/** Pays the next instalment to whoever holds the rank; otherwise it is lost or waits. Members who are not there wait too. */
function goOn(promise: PaymentPromise, bonus: AdvancementBonus, run: BonusRun, eligible: Uint8Array): PaymentPromise {
  const { frame } = run;
  const row = rowOfCode(frame, promise.member);
  const standing = row < 0 ? undefined : rankOf(frame, promise.rank);
  if (!standing) return promise;
  const paidAs = standing.ladder.paidAs[row] ?? -1;
  if (paidAs >= standing.place && eligible[row] === 1) return payNext(promise, row, run);
  if (concerns(run, row)) {
    const actual = standing.ladder.rankNames[paidAs] ?? '';
    const reason = paidAs >= standing.place ? whyIneligible(frame, bonus.eligible)(row) : 'RANK_TOO_LOW';
    miss(run, row, { reason, required: promise.rank, actual, level: promise.done + 1 });
  }
  const isLost = bonus.instalments?.missed === 'lost';
  return isLost ? { ...promise, done: promise.done + 1 } : promise;
}

/** Undefined for a rank that the plan no longer has. */
function rankOf(frame: Frame, rank: string): ReturnType<Frame['rank']> | undefined {
  const ladders = [frame.plan.ranks, ...Object.values(frame.plan.otherLadders ?? {})];
  return ladders.some(({ ladder }) => ladder.some((step) => step.rank === rank)) ? frame.rank(rank) : undefined;
}

function comparePromises(one: PaymentPromise, other: PaymentPromise): number {
  return compare(one.member, other.member) || compare(one.rank, other.rank) || other.done - one.done;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

interface Missed {
  readonly reason: MissReason;
  readonly required: string;
  readonly actual?: string;
  readonly level?: number;
}

function miss(run: BonusRun, row: number, { reason, required, actual = '', level = 1 }: Missed): void {
  run.missed?.({ member: row, source: row, level, baseUnits: 0, reason, required, actual });
}
