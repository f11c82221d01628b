import {
  formatDecimal,
  formatRatePpm,
  formatVolume,
  minorDigits,
  multiplyRational,
  rational,
  roundRational,
  sumRationals,
} from '@upline/money';
import { traceLevel } from '../compute/kernels/level/trace-level.js';
import type { WalkStep } from '../compute/kernels/level/settlement.js';
import type { LevelBonus } from '../plan/plan-schema.js';
import { explainOrders } from './explain-orders.js';
import type { BonusTrace, Refusal, SourceTrace, TraceStep } from './explanation.js';
import type { PreparedExplanations } from './prepare-explanations.js';
import { missSentence } from './miss-sentence.js';
import { requireMember } from './require-member.js';
import { whyNotEligible } from './why-not-eligible.js';

/**
 * For each level bonus that was due, the walk up from a buyer: who was paid at which level and who was not, by which rule. Long
 * lines of members who are skipped are listed whole.
 *
 * @throws UplineError `MEMBER.UNKNOWN`
 */
export function traceSource(prepared: PreparedExplanations, memberIndex: number): SourceTrace {
  const code = requireMember(prepared, memberIndex);
  const walked = prepared.calculation.due.filter((bonus) => bonus.kernel === 'level');
  return { code, memberIndex, bonuses: walked.map((bonus) => traceBonus(prepared, bonus, memberIndex)) };
}

function traceBonus(prepared: PreparedExplanations, bonus: LevelBonus, source: number): BonusTrace {
  const { calculation, result, orders } = prepared;
  const { source: counted, bases, steps } = traceLevel(bonus, calculation.runOf(bonus.bonus), source);
  const base = bases.reduce((sum, units) => sum + units, 0);
  const digits = minorDigits(result.currency);
  const toMinor = rational(BigInt(10 ** (digits - calculation.plan.rounding.digits)), 1n);
  const amountOf = ({ amount }: WalkStep): string | null =>
    amount
      ? formatDecimal(roundRational(multiplyRational(amount, toMinor), calculation.plan.rounding.mode), digits)
      : null;
  const paid = sumRationals(steps.flatMap(({ outcome, amount }) => (outcome === 'paid' && amount ? [amount] : [])));
  return {
    bonus: bonus.bonus,
    baseVolume: bonus.base.volume,
    base: formatVolume(base),
    orders: counted === source ? explainOrders(calculation, orders, source, bonus.base.volume) : [],
    steps: steps.map((step) => describe(prepared, bonus, counted, { step, amount: amountOf(step) })),
    levelsUnpaidAtTop: base === 0 ? 0 : levelsLeft(bonus, steps),
    paid: formatDecimal(roundRational(multiplyRational(paid, toMinor), calculation.plan.rounding.mode), digits),
    currency: result.currency,
  };
}

/** Levels of the plan that the walk did not come to, because nobody was left above. */
function levelsLeft(bonus: LevelBonus, steps: readonly WalkStep[]): number {
  if (bonus.beyondLast === 'repeat-last' || bonus.points) return 0;
  const first = bonus.ownPurchases === 'level-0' ? 0 : (bonus.generations?.first ?? bonus.startLevel ?? 1);
  const last = first + levelCount(bonus) - 1;
  const used = steps.filter(({ outcome }) => outcome !== 'skipped').map(({ level }) => level);
  return Math.max(0, last - Math.max(first - 1, ...used));
}

function levelCount({ levels, rates }: LevelBonus): number {
  if (levels) return levels.length;
  const lists = rates === undefined ? [] : Array.isArray(rates) ? [rates] : listsOf(rates);
  return Math.max(0, ...lists.map((list) => list.length));
}

function listsOf(table: Exclude<NonNullable<LevelBonus['rates']>, readonly string[]>): readonly (readonly string[])[] {
  if ('byRank' in table) return Object.values(table.byRank);
  if ('byTitle' in table) return Object.values(table.byTitle);
  if ('byVolume' in table) return table.rows.map(({ value }) => value);
  if ('byAttribute' in table) return Object.values(table.values);
  return [...table.cases.map(({ value }) => value), ...(table.otherwise ? [table.otherwise] : [])];
}

function describe(
  prepared: PreparedExplanations,
  bonus: LevelBonus,
  source: number,
  { step, amount }: { step: WalkStep; amount: string | null },
): TraceStep {
  const { codes } = prepared.calculation.snapshot.members;
  const { member, level, outcome, rate } = step;
  const miss = step.miss && whyNotEligible(prepared, bonus, { ...step.miss, member, source, level, baseUnits: 0 });
  const code = codes[member] ?? '';
  const refusal: Refusal | null = miss
    ? {
        reason: miss.reason,
        required: miss.required,
        actual: miss.actual,
        sentence: missSentence(miss, bonus, code, codes[source] ?? ''),
      }
    : null;
  return {
    member: code,
    memberIndex: member,
    level,
    outcome,
    rate: outcome !== 'skipped' && rate && !rate.isAmount ? formatRatePpm(rate.ppm) : null,
    amount: outcome === 'paid' ? amount : null,
    refusal,
  };
}
