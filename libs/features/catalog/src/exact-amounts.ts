import { UplineError } from '@upline/kernel';
import { minorOfMoney, type Money, parseVolume } from '@upline/money';
import type { VolumeTexts, VolumeUnits } from './product.js';

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** The amount in minor units of the company's currency. @throws PRODUCT.CURRENCY_MISMATCH, PRODUCT.OUT_OF_RANGE */
export function exactPrice(price: Money, currency: string): bigint {
  if (price.currency !== currency) {
    throw new UplineError('PRODUCT.CURRENCY_MISMATCH', `The company sells in ${currency}, not in ${price.currency}.`, [
      { pointer: '/price/currency', code: 'CURRENCY_MISMATCH', detail: `Use ${currency}.` },
    ]);
  }
  return exact('/price/amount', () => minorOfMoney(price));
}

/** @throws PRODUCT.OUT_OF_RANGE */
export function exactVolumes({ PV, CV, QV }: VolumeTexts): VolumeUnits {
  return {
    pvUnits: exact('/volumes/PV', () => BigInt(parseVolume(PV))),
    cvUnits: exact('/volumes/CV', () => BigInt(parseVolume(CV))),
    qvUnits: exact('/volumes/QV', () => BigInt(parseVolume(QV))),
  };
}

function exact(pointer: string, read: () => bigint): bigint {
  let units: bigint | string;
  try {
    units = read();
  } catch (error) {
    if (!(error instanceof UplineError)) throw error;
    units = error.detail;
  }
  if (typeof units === 'bigint' && units >= 0n && units <= LARGEST) return units;
  const detail = typeof units === 'string' ? units : 'The amount is out of range.';
  throw new UplineError('PRODUCT.OUT_OF_RANGE', detail, [{ pointer, code: 'OUT_OF_RANGE', detail }]);
}
