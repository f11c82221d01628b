import { float64Column, UplineError } from '@upline/kernel';
import { formatDecimal, formatRatePpm, formatVolume, minorDigits } from '@upline/money';
import type { Miss } from '../compute/kernels/bonus-run.js';
import type { Bonus } from '../plan/plan-schema.js';
import { sumExactly } from '../compute/sum-exactly.js';
import { explainOrders } from './explain-orders.js';
import type { ExplainedLine, NotPaid, PayeeExplanation, RankReport } from './explanation.js';
import { missByCap } from './miss-by-cap.js';
import { missSentence } from './miss-sentence.js';
import { blockerNamer } from './nearest-blocker.js';
import { passedByTree } from './passed-by-tree.js';
import type { PreparedExplanations } from './prepare-explanations.js';
import { rankNote } from './rank-note.js';
import { ranksHeld } from './ranks-held.js';
import { requireMember } from './require-member.js';
import { whyNotEligible } from './why-not-eligible.js';

/** Chances that were not paid are listed up to this many; whoever stands at the top of a company has one for every buyer below. */
const mostListed = 1000;

/**
 * Everything about one member's pay: standing, ranks with what they ask for, every line with the orders behind it, and every chance
 * that was not paid, told by the very walks that paid.
 *
 * @throws UplineError `MEMBER.UNKNOWN`; `RUN.CHECK_FAILED` if the explained lines did not add up to the calculated total
 */
export function explainPayee(
  prepared: PreparedExplanations,
  memberIndex: number,
  page: LinePage = { from: 0, most: Infinity },
): PayeeExplanation {
  const { calculation, result } = prepared;
  const { frame } = calculation;
  const code = requireMember(prepared, memberIndex);
  const { lines, lineCount, totalMinor } = explainLines(prepared, memberIndex, page);
  requireStoredTotal(prepared, memberIndex, totalMinor);
  const { notPaid, notPaidCount } = explainMisses(prepared, memberIndex);
  const ladder = frame.ladder('ranks');
  const volumes = Object.entries(result.members.volumes).map(
    ([name, column]) => [name, formatVolume(column[memberIndex] ?? 0)] as const,
  );
  return {
    code,
    memberIndex,
    paidAsRank: ladder.rankNames[ladder.paidAs[memberIndex] ?? -1] ?? null,
    title: ladder.rankNames[ladder.title[memberIndex] ?? -1] ?? null,
    active: frame.active[memberIndex] === 1,
    activity: frame.report(frame.plan.active, memberIndex),
    volumes: Object.fromEntries(volumes),
    ranks: reportRanks(prepared, memberIndex),
    lines,
    lineCount,
    total: formatDecimal(totalMinor, minorDigits(result.currency)),
    currency: result.currency,
    notPaid,
    notPaidCount,
  };
}

/** Which of a member's lines are told in full: whoever stands at the top of a company has a line for every buyer below. */
export interface LinePage {
  /** The first, counted from 0. */
  readonly from: number;
  readonly most: number;
}

function explainLines(
  prepared: PreparedExplanations,
  member: number,
  { from, most }: LinePage,
): { lines: ExplainedLine[]; lineCount: number; totalMinor: bigint } {
  const { result, lines: index } = prepared;
  const places = index.places.subarray(index.starts[member], index.starts[member + 1]);
  const amounts = float64Column(places.length);
  for (let place = 0; place < amounts.length; place++)
    amounts[place] = result.lines.amountMinor[places[place] ?? 0] ?? 0;
  const lines = Array.from(places.subarray(from, from + most), (place) => explainLine(prepared, place));
  return { lines, lineCount: places.length, totalMinor: sumExactly(amounts) };
}

function explainLine({ calculation, result, orders }: PreparedExplanations, place: number): ExplainedLine {
  const { codes } = calculation.frame.snapshot.members;
  const { references } = calculation.frame.snapshot.orders;
  const { lines } = result;
  const name = result.bonusNames[lines.bonusIndex[place] ?? 0] ?? '';
  const bonus = calculation.due.find((due) => due.bonus === name);
  const base = baseOf(bonus);
  const ratePpm = lines.ratePpm[place] ?? 0;
  const source = lines.sourceIndex[place] ?? 0;
  const order = lines.orderIndex[place] ?? -1;
  const baseUnits = lines.baseUnits[place] ?? 0;
  const ownOrders = base ? explainOrders(calculation, orders, source, base.volume) : [];
  return {
    bonus: name,
    level: lines.level[place] ?? 0,
    source: codes[source] ?? '',
    sourceIndex: source,
    base: bonus && baseUnits !== 0 ? formatVolume(baseUnits) : null,
    factor: base?.factor ?? null,
    rate: ratePpm === 0 ? null : formatRatePpm(ratePpm),
    amount: formatDecimal(lines.amountMinor[place] ?? 0, minorDigits(result.currency)),
    orders: order < 0 ? ownOrders : [{ reference: references[order] ?? '', volume: formatVolume(baseUnits) }],
  };
}

function baseOf(bonus: Bonus | undefined): { volume: string; factor: string } | undefined {
  return bonus && 'base' in bonus ? (bonus.base ?? undefined) : undefined;
}

function explainMisses(prepared: PreparedExplanations, member: number): { notPaid: NotPaid[]; notPaidCount: number } {
  const { calculation } = prepared;
  const { codes, ownerIndex } = calculation.frame.snapshot.members;
  const notPaid: NotPaid[] = [];
  let notPaidCount = 0;
  for (const due of calculation.due) {
    const { bonus } = due;
    const nameBlocker = blockerNamer(prepared, due, member);
    const tell = (told: Miss, why = whyNotEligible): void => {
      // What further positions earn is paid to their owner, so what they miss is the owner's miss too.
      if (told.member !== member && ownerIndex?.[told.member] !== member) return;
      notPaidCount++;
      if (notPaid.length === mostListed) return;
      const miss = told.member === member ? nameBlocker(why(prepared, due, told)) : why(prepared, due, told);
      const source = codes[miss.source] ?? '';
      notPaid.push({
        bonus,
        source,
        sourceIndex: miss.source,
        base: formatVolume(miss.baseUnits),
        atLevel: miss.level,
        reason: miss.reason,
        required: miss.required,
        actual: miss.actual,
        sentence: missSentence(miss, due, codes[miss.member] ?? '', source),
      });
    };
    for (const passed of passedByTree(prepared, due, member)) tell(passed, (_prepared, _bonus, miss) => miss);
    calculation.payAgain(bonus, member, (miss) => tell(miss));
    const byCap = missByCap(prepared, bonus, member);
    if (byCap) tell(byCap);
  }
  return { notPaid, notPaidCount };
}

function reportRanks({ calculation }: PreparedExplanations, member: number): RankReport[] {
  const { frame } = calculation;
  const { plan } = frame;
  return Object.entries({ ranks: plan.ranks, ...plan.otherLadders }).flatMap(([ladder, { ladder: rungs }]) =>
    rungs.map(({ rank, when }, place) => {
      const condition = frame.report(when, member, { ladder, place });
      const held = ranksHeld(frame, ladder).holds(place, member);
      const note = rankNote(frame, { ladder, place, member, met: condition.met });
      return { ladder, rank, met: condition.met, held, note, condition };
    }),
  );
}

function requireStoredTotal({ result }: PreparedExplanations, member: number, totalMinor: bigint): void {
  const place = result.payees.memberIndex.indexOf(member);
  const stored = BigInt(result.payees.amountMinor[place] ?? 0);
  if (stored === totalMinor) return;
  const detail = `This must hold and does not: explained lines add up to the total (${totalMinor} is not ${stored}).`;
  throw new UplineError('RUN.CHECK_FAILED', detail);
}
