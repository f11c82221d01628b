import { minorDigits } from '@upline/money';
import { UplineError } from '@upline/kernel';
import { planHash } from '../plan/plan-hash.js';
import type { Bonus, Plan } from '../plan/plan-schema.js';
import { validatePlan } from '../plan/validate-plan.js';
import { checkSnapshot } from '../snapshot/check-snapshot.js';
import { inputDigest } from '../snapshot/input-digest.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { StateBook } from '../snapshot/state-book.js';
import { dueBonuses, inOrderOfMatching } from './due-bonuses.js';
import { Frame } from './frame/frame.js';
import type { BonusRun, Miss } from './kernels/bonus-run.js';
import { payBonus } from './kernels/pay-bonus.js';
import { LineBook, type LineRounding } from './lines/line-book.js';
import { PaidLedger, type PaidScale } from './paid-ledger.js';
import { resultDigest } from './result-digest.js';
import type { CalculationResult } from './result.js';
import { type Settlement, settlementOf } from './settlement.js';

/**
 * One period while it is computed, and afterwards everything that it was computed from. The parts follow one another as the plan is
 * evaluated: the frame (volumes, activity, ranks), the bonuses that are due, each with its cap, those that match others after them,
 * the cuts, the balances that are carried out.
 */
export class Calculation {
  readonly frame: Frame;
  /** The bonuses that were due, in the plan's order. */
  readonly due: readonly Bonus[];
  readonly result: CalculationResult;
  private readonly paid: PaidLedger;
  private readonly rounding: LineRounding & PaidScale;

  /** @throws UplineError as `calculate` does */
  constructor(
    readonly plan: Plan,
    readonly snapshot: Snapshot,
  ) {
    requireSound(plan);
    checkSnapshot(plan, snapshot);
    const memberCount = snapshot.members.codes.length;
    this.rounding = roundingOf(plan);
    const state = new StateBook(memberCount, snapshot.carried);
    this.frame = new Frame(plan, snapshot, state);
    this.due = dueBonuses(plan, this.frame.period.cadence);
    this.paid = new PaidLedger(state, this.rounding, memberCount);
    const settlement = settlementOf(this.frame, this.due, this.rounding);
    for (const bonus of inOrderOfMatching(this.due)) this.payOne(bonus, settlement, state);
    this.frame.carryOut();
    this.paid.carryOut(plan.bonuses, new Set(this.due.map(({ bonus }) => bonus)));
    this.result = this.finish(settlement, state);
  }

  /** Pays one bonus once more, for one member only, telling whom it missed. Nothing of it is kept. */
  payAgain(name: string, focus: number, missed: (miss: Miss) => void): void {
    const bonus = this.due.find((each) => each.bonus === name);
    if (bonus) payBonus(bonus, { ...this.runOf(name), focus, missed });
  }

  /** What a bonus was paid with, once more, with a book and a state of its own. */
  runOf(name: string): BonusRun {
    return {
      frame: this.frame,
      book: new LineBook(this.rounding),
      state: new StateBook(this.frame.memberCount, this.snapshot.carried),
      paid: this.paid.seenBy(name),
      focus: -1,
      missed: undefined,
      company: () => undefined,
    };
  }

  private payOne(bonus: Bonus, settlement: Settlement, state: StateBook): void {
    const book = new LineBook(this.rounding, capacityFor(bonus, this.frame.memberCount));
    payBonus(bonus, {
      frame: this.frame,
      book,
      state,
      paid: this.paid.seenBy(bonus.bonus),
      focus: -1,
      missed: undefined,
      company: (units) => settlement.keepForCompany(bonus.bonus, units),
    });
    const { before, after } = settlement.close(bonus, book);
    this.paid.record(bonus.bonus, before, after);
  }

  private finish(settlement: Settlement, state: StateBook): CalculationResult {
    const { plan, snapshot, frame } = this;
    const settled = settlement.settle(state);
    const ladders = Object.keys({ ranks: plan.ranks, ...plan.otherLadders }).map((name) => {
      const { rankNames, reached, paidAs, title } = frame.ladder(name);
      return [name, { rankNames, reached, paidAs, title }] as const;
    });
    const result = {
      planHash: planHash(plan),
      inputDigest: inputDigest(snapshot, frame.byCode, frame.byReference),
      period: snapshot.period,
      currency: plan.currency,
      rankNames: frame.ladder('ranks').rankNames,
      members: {
        paidAsRank: frame.ladder('ranks').paidAs,
        active: frame.active,
        volumes: Object.fromEntries(Object.keys(plan.volumes).map((name) => [name, frame.volume(name)])),
      },
      ladders: Object.fromEntries(ladders),
      ...settled,
      carriedOut: state.carriedOut(frame.period.endsOn),
    };
    return { ...result, digest: resultDigest(result, frame.byCode, frame.byReference) };
  }
}

/** A plan that skipped validation cannot pay. */
function requireSound(plan: Plan): void {
  const { errors } = validatePlan(plan);
  if (errors.length > 0) throw new UplineError('PLAN.INVALID', `The plan has ${errors.length} fault(s).`, errors);
}

function roundingOf({ rounding, currency }: Plan): LineRounding & PaidScale {
  const digits = minorDigits(currency);
  return {
    eachLine: rounding.where === 'line' || rounding.where === 'step',
    mode: rounding.mode,
    minorPerUnit: 10 ** (digits - rounding.digits),
    minorDigits: digits,
    unitsPerMinor: 10 ** (4 - digits),
  };
}

/** Beyond this many lines a book grows as it is written. */
const mostRoom = 2 ** 27;

/** Room for the lines of most plans, and behind those of a level bonus for all others: memory that is not written to costs nothing. */
function capacityFor(bonus: Bonus, memberCount: number): number {
  if (bonus.kernel !== 'level') return Math.max(64, Math.ceil(memberCount / 2));
  return Math.max(64, Math.min(mostRoom, memberCount * 8));
}
