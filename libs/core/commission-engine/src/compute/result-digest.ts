import type { CanonicalOrder } from '../snapshot/canonical-order.js';
import { ColumnDigest } from '../snapshot/column-digest.js';
import type { CalculationResult } from './result.js';

/** Identifies a result with what it was computed from. Lines come in canonical order already; members are put into it. */
export function resultDigest(result: Omit<CalculationResult, 'digest'>, byCode: CanonicalOrder): string {
  const { lines, members, payees } = result;
  const rows = byCode.isIdentity ? undefined : byCode.rows;
  const digest = new ColumnDigest()
    .text('plan', result.planHash)
    .text('input', result.inputDigest)
    .integers('ranks', members.paidAsRank, rows)
    .integers('active', members.active, rows);
  for (const name of Object.keys(members.volumes).sort()) {
    digest.numbers(`volume ${name}`, members.volumes[name] ?? new Float64Array(), rows);
  }
  return digest
    .indexes('payees', lines.payeeIndex, byCode.places)
    .integers('bonuses', lines.bonusIndex)
    .integers('levels', lines.level)
    .indexes('sources', lines.sourceIndex, byCode.places)
    .numbers('bases', lines.baseUnits)
    .integers('rates', lines.ratePpm)
    .numbers('amounts', lines.amountMinor)
    .indexes('paid', payees.memberIndex, byCode.places)
    .numbers('totals', payees.amountMinor)
    .text('total', result.totalPaidMinor.toString())
    .hex();
}
