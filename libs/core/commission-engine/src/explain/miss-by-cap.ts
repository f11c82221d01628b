import { formatDecimal, minorDigits } from '@upline/money';
import type { Miss } from '../compute/kernels/bonus-run.js';
import type { PreparedExplanations } from './prepare-explanations.js';

/** What the bonus's own cap took from a member; undefined where it took nothing. The kernels do not see that cap, the lines have it. */
export function missByCap(
  { result, lines: index }: PreparedExplanations,
  bonus: string,
  member: number,
): Miss | undefined {
  const { lines, bonusNames, currency } = result;
  const [ofBonus, ofCap] = [bonusNames.indexOf(bonus), bonusNames.indexOf(`cap:${bonus}`)];
  if (ofCap < 0) return undefined;
  let [given, left] = [0n, 0n];
  for (const line of index.places.subarray(index.starts[member], index.starts[member + 1])) {
    const of = lines.bonusIndex[line];
    if (of !== ofBonus && of !== ofCap) continue;
    const amount = BigInt(lines.amountMinor[line] ?? 0);
    if (of === ofBonus) given += amount;
    left += amount;
  }
  if (given === left) return undefined;
  const digits = minorDigits(currency);
  return {
    member,
    source: member,
    level: 0,
    baseUnits: Number(given) * 10 ** (4 - digits),
    reason: 'CAPPED',
    required: formatDecimal(left, digits),
    actual: formatDecimal(given, digits),
  };
}
