import { formatDecimal, minorDigits } from '@upline/money';
import type { Calculation } from './calculation.js';
import type { CompanyResult } from './result-document.js';

/** What a calculation says of the company as a whole. */
export function companyResult(result: Calculation): CompanyResult {
  const { bonusNames, bonusCount, paidByBonusMinor, members, payees, lines, currency } = result;
  const digits = minorDigits(currency);
  const totals = bonusNames.map((name, bonus) => [name, formatDecimal(paidByBonusMinor[bonus] ?? 0n, digits)] as const);
  return {
    members: members.active.length,
    active: members.active.reduce((count, active) => count + active, 0),
    payees: payees.memberIndex.length,
    lines: lines.amountMinor.length,
    bonuses: Object.fromEntries(totals.slice(0, bonusCount)),
    cuts: Object.fromEntries(totals.slice(bonusCount)),
    kept: keptByCompany(result),
    total: formatDecimal(result.totalPaidMinor, digits),
    payouts: payoutTotals(result),
  };
}

/** Bonuses of which the company keeps nothing are left out. */
function keptByCompany({
  bonusNames,
  companyMinor,
  companyByCutsMinor,
  currency,
}: Calculation): Record<string, string> {
  const kept = companyMinor.map((minor, bonus) => [bonusNames[bonus] ?? '', minor] as const);
  const all = [...kept, ['cuts', companyByCutsMinor] as const].filter(([, minor]) => minor !== 0n);
  return Object.fromEntries(all.map(([name, minor]) => [name, formatDecimal(minor, minorDigits(currency))]));
}

function payoutTotals({ payouts }: Calculation): Record<string, string> | null {
  if (!payouts) return null;
  const sums = new Map<string, bigint>();
  payouts.currency.forEach((currency, row) => {
    if (payouts.rate[row] === '') return;
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(payouts.amountMinor[row] ?? 0));
  });
  const sorted = [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([currency, sum]) => [currency, formatDecimal(sum, minorDigits(currency))]));
}
