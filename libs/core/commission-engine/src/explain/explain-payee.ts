import { membersBelow } from '@upline/genealogy';
import { UplineError } from '@upline/kernel';
import { formatDecimal, formatRatePpm, formatVolume, minorDigits } from '@upline/money';
import { levelOf, type LevelWalk } from '../compute/level-walk.js';
import { explainOrders } from './explain-orders.js';
import type { ExplainedLine, NotPaid, PayeeExplanation, RankReport } from './explanation.js';
import type { PreparedExplanations } from './prepare-explanations.js';
import { refusalOf, roundedAway } from './refuse.js';
import { reportCondition } from './report-condition.js';
import { requireMember } from './require-member.js';
import { stepOf, type WalkStep } from './trace-walk.js';

/**
 * Everything about one member's pay: standing, ranks with what they ask for, lines with the orders behind them, and every buyer
 * below whose walk came by without paying them. Only buyers below the member are walked.
 *
 * @throws UplineError `MEMBER.UNKNOWN`; `RUN.CHECK_FAILED` if the explained lines did not add up to the calculated total
 */
export function explainPayee(prepared: PreparedExplanations, memberIndex: number): PayeeExplanation {
  const { standing, result } = prepared;
  const code = requireMember(prepared, memberIndex);
  const lines: ExplainedLine[] = [];
  const notPaid: NotPaid[] = [];
  let totalMinor = 0n;
  for (const walk of prepared.walks) {
    for (const { source, step } of stepsAt(prepared, walk, memberIndex)) {
      totalMinor += BigInt(step.amountMinor);
      if (step.outcome === 'paid') lines.push(explainLine(prepared, walk, source, step));
      else notPaid.push(explainRefusal(prepared, walk, source, step));
    }
  }
  requireStoredTotal(prepared, memberIndex, totalMinor);
  const volumes = [...standing.volumes].map(
    ([name, column]) => [name, formatVolume(column[memberIndex] ?? 0)] as const,
  );
  return {
    code,
    memberIndex,
    paidAsRank: result.rankNames[standing.paidAsRank[memberIndex] ?? -1] ?? null,
    active: standing.active[memberIndex] === 1,
    activity: reportCondition(standing, standing.plan.active, memberIndex),
    volumes: Object.fromEntries(volumes),
    ranks: reportRanks(prepared, memberIndex),
    lines,
    total: formatDecimal(totalMinor, minorDigits(result.currency)),
    currency: result.currency,
    notPaid,
  };
}

/** The member's step in the walk of every buyer below them (and their own, where a bonus counts it), buyers in the order of their codes. */
function stepsAt(
  { standing }: PreparedExplanations,
  walk: LevelWalk,
  member: number,
): { source: number; step: WalkStep }[] {
  const below = membersBelow(walk.forest, member);
  const found: { source: number; step: WalkStep }[] = [];
  for (const source of walk.bonus.startsAtBuyer ? [member, ...below] : below) {
    const step = walk.base[source] === 0 ? undefined : stepOf(walk, source, member);
    if (step) found.push({ source, step });
  }
  const { places } = standing.byCode;
  return found.sort((one, other) => (places[one.source] ?? 0) - (places[other.source] ?? 0));
}

function explainLine(prepared: PreparedExplanations, walk: LevelWalk, source: number, step: WalkStep): ExplainedLine {
  const { level, ratePpm } = levelOf(walk, step.levelIndex);
  const bonus = prepared.plan.bonuses.find((each) => each.bonus === walk.bonus.name);
  return {
    bonus: walk.bonus.name,
    level,
    source: prepared.standing.snapshot.members.codes[source] ?? '',
    sourceIndex: source,
    base: formatVolume(walk.base[source] ?? 0),
    factor: bonus?.base.factor ?? '1',
    rate: formatRatePpm(ratePpm),
    amount: formatDecimal(step.amountMinor, minorDigits(prepared.result.currency)),
    orders: explainOrders(prepared, source, walk.bonus.baseVolume),
  };
}

function explainRefusal({ standing }: PreparedExplanations, walk: LevelWalk, source: number, step: WalkStep): NotPaid {
  const isRounding = step.outcome === 'rounded-away';
  const refusal = isRounding
    ? roundedAway(walk, step.levelIndex)
    : refusalOf(standing, walk, step.levelIndex, step.member);
  return {
    bonus: walk.bonus.name,
    source: standing.snapshot.members.codes[source] ?? '',
    sourceIndex: source,
    base: formatVolume(walk.base[source] ?? 0),
    atLevel: levelOf(walk, step.levelIndex).level,
    ...refusal,
  };
}

function reportRanks({ standing }: PreparedExplanations, member: number): RankReport[] {
  return standing.plan.ranks.map(({ name, when }, rank) => {
    const condition = reportCondition(standing, when, member);
    return { rank: name, met: condition.met, held: standing.heldByRank[rank]?.[member] === 1, condition };
  });
}

function requireStoredTotal({ result }: PreparedExplanations, member: number, totalMinor: bigint): void {
  const place = result.payees.memberIndex.indexOf(member);
  const stored = BigInt(result.payees.amountMinor[place] ?? 0);
  if (stored === totalMinor) return;
  const detail = `This must hold and does not: explained lines add up to the total (${totalMinor} is not ${stored}).`;
  throw new UplineError('RUN.CHECK_FAILED', detail);
}
