import { canonicalJson } from '@upline/kernel';
import { type CanonicalOrder, movedBy } from '../snapshot/canonical-order.js';
import { ColumnDigest } from '../snapshot/column-digest.js';
import type { CalculationResult } from './result.js';
import { digestState } from '../snapshot/state-digest.js';

/** Identifies a result with what it was computed from. Lines come in canonical order already; members are put into it. */
export function resultDigest(
  result: Omit<CalculationResult, 'digest'>,
  byCode: CanonicalOrder,
  byReference: CanonicalOrder,
): string {
  const { lines, members, payees, ladders, payouts } = result;
  const { rows, places } = movedBy(byCode);
  const digest = new ColumnDigest()
    .text('plan', result.planHash)
    .text('input', result.inputDigest)
    .text('names', canonicalJson([result.bonusNames, result.bonusCount]))
    .integers('active', members.active, rows);
  for (const name of Object.keys(ladders).sort()) {
    const ladder = ladders[name];
    if (!ladder) continue;
    digest
      .text(`ladder ${name}`, canonicalJson(ladder.rankNames))
      .integers('reached', ladder.reached, rows)
      .integers('paid as', ladder.paidAs, rows)
      .integers('title', ladder.title, rows);
  }
  for (const name of Object.keys(members.volumes).sort()) {
    digest.numbers(`volume ${name}`, members.volumes[name] ?? new Float64Array(), rows);
  }
  digest
    .indexes('payees', lines.payeeIndex, places)
    .integers('bonuses', lines.bonusIndex)
    .integers('levels', lines.level)
    .indexes('sources', lines.sourceIndex, places)
    .indexes('orders', ordersOf(lines), movedBy(byReference).places)
    .numbers('bases', lines.baseUnits)
    .integers('rates', lines.ratePpm)
    .numbers('amounts', lines.amountMinor)
    .indexes('paid', payees.memberIndex, places)
    .numbers('totals', payees.amountMinor);
  if (payouts) {
    digest
      .words('payout currencies', payouts.currency, rows)
      .words('payout rates', payouts.rate, rows)
      .numbers('paid out', payouts.amountMinor, rows);
  }
  digestState(digest, result.carriedOut, rows);
  return digest
    .text('company', [...result.companyMinor, result.companyByCutsMinor].join(' '))
    .text('total', result.totalPaidMinor.toString())
    .hex();
}

/** Most plans pay nothing order by order. */
function ordersOf({ orderIndex }: CalculationResult['lines']): Int32Array {
  for (const order of orderIndex) if (order >= 0) return orderIndex;
  return orderIndex.subarray(0, 0);
}
