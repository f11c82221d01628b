import { float64Column, invariant } from '@upline/kernel';
import { addRational, multiplyRational, type Rational, rational, zeroRational } from '@upline/money';
import type { PaidColumn } from './kernels/bonus-run.js';

/** What one bonus paid to every member: whole minor units, or exact fractions of minor units where the plan rounds the payee. */
export interface PaidByMember {
  readonly amountMinor: Float64Array;
  readonly fractions: readonly (Rational | undefined)[] | undefined;
}

/** Adds up columns of pay in units of 10^-4 of the currency, exactly. `unitsPerMinor` is 100 for a currency of two digits. */
export function addPaid(
  parts: readonly PaidByMember[],
  earned: readonly Float64Array[],
  scale: { readonly unitsPerMinor: number },
  memberCount: number,
): PaidColumn {
  const units = float64Column(memberCount);
  for (const column of earned)
    for (let row = 0; row < memberCount; row++) units[row] = (units[row] ?? 0) + (column[row] ?? 0);
  if (parts.every(({ fractions }) => fractions === undefined)) {
    for (const { amountMinor } of parts) {
      for (let row = 0; row < memberCount; row++) {
        units[row] = (units[row] as number) + (amountMinor[row] as number) * scale.unitsPerMinor;
      }
    }
    for (let row = 0; row < memberCount; row++) {
      invariant(Number.isSafeInteger(units[row]), 'what is matched stays below 2^53 units');
    }
    return { units, fractions: undefined };
  }
  const factor = rational(BigInt(scale.unitsPerMinor), 1n);
  const fractions = Array.from({ length: memberCount }, (_, row) => {
    const sum = parts.reduce((total, part) => addRational(total, part.fractions?.[row] ?? zeroRational), zeroRational);
    return addRational(multiplyRational(sum, factor), rational(BigInt(units[row] ?? 0), 1n));
  });
  return { units, fractions };
}
