import { formatVolume, type Rational } from '@upline/money';

/** An exact amount of rounding units (10^-digits) as people write it, cut off after four digits. */
export function moneyText({ numerator, denominator }: Rational, digits: number): string {
  return formatVolume((numerator * 10n ** BigInt(4 - digits)) / denominator);
}
