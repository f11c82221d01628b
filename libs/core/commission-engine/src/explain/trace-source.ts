import { formatDecimal, formatRatePpm, formatVolume, minorDigits } from '@upline/money';
import { levelOf, type LevelWalk } from '../compute/level-walk.js';
import { explainOrders } from './explain-orders.js';
import type { BonusTrace, SourceTrace, TraceStep } from './explanation.js';
import type { PreparedExplanations } from './prepare-explanations.js';
import { refusalOf, roundedAway } from './refuse.js';
import { requireMember } from './require-member.js';
import { traceWalk, type WalkStep } from './trace-walk.js';

/**
 * For each bonus, the walk up from a buyer: who was paid at which level and who was not, by which rule. Long lines of members who
 * are skipped are listed whole.
 *
 * @throws UplineError `MEMBER.UNKNOWN`
 */
export function traceSource(prepared: PreparedExplanations, memberIndex: number): SourceTrace {
  const code = requireMember(prepared, memberIndex);
  return { code, memberIndex, bonuses: prepared.walks.map((walk) => traceBonus(prepared, walk, memberIndex)) };
}

function traceBonus(prepared: PreparedExplanations, walk: LevelWalk, source: number): BonusTrace {
  const { currency } = prepared.result;
  const { steps, levelsUnpaidAtTop } = traceWalk(walk, source);
  const paidMinor = steps.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  return {
    bonus: walk.bonus.name,
    baseVolume: walk.bonus.baseVolume,
    base: formatVolume(walk.base[source] ?? 0),
    orders: explainOrders(prepared, source, walk.bonus.baseVolume),
    steps: steps.map((step) => describe(prepared, walk, step)),
    levelsUnpaidAtTop,
    paid: formatDecimal(paidMinor, minorDigits(currency)),
    currency,
  };
}

function describe({ standing, result }: PreparedExplanations, walk: LevelWalk, step: WalkStep): TraceStep {
  const { level, ratePpm } = levelOf(walk, step.levelIndex);
  const met = { member: standing.snapshot.members.codes[step.member] ?? '', memberIndex: step.member, level };
  const rate = formatRatePpm(ratePpm);
  switch (step.outcome) {
    case 'paid': {
      const amount = formatDecimal(step.amountMinor, minorDigits(result.currency));
      return { ...met, outcome: 'paid', rate, amount, refusal: null };
    }
    case 'rounded-away':
      return { ...met, outcome: 'unpaid', rate, amount: null, refusal: roundedAway(walk, step.levelIndex) };
    default: {
      const refusal = refusalOf(standing, walk, step.levelIndex, step.member);
      return { ...met, outcome: step.outcome, rate: null, amount: null, refusal };
    }
  }
}
