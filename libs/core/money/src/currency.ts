import { UplineError } from '@upline/kernel';

const known = new Set(Intl.supportedValuesOf('currency'));
const digitsByCurrency = new Map<string, number>();

/** Whether the text is an ISO 4217 code in capitals, such as `USD`. */
export function isCurrency(text: string): boolean {
  return known.has(text);
}

/**
 * Digits after the point of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD (from Intl).
 *
 * @throws UplineError `CURRENCY.UNKNOWN`
 */
export function minorDigits(currency: string): number {
  if (!isCurrency(currency)) throw new UplineError('CURRENCY.UNKNOWN', `${currency} is not a currency.`);
  const cached = digitsByCurrency.get(currency);
  if (cached !== undefined) return cached;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}
