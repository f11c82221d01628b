import { UplineError } from '@upline/kernel';
import { minorOfMoney, parseVolume } from '@upline/money';
import type { Product, VolumeTexts, VolumeUnits } from '@upline/catalog';
import type { NewOrderLine, Order, OrderLine } from './order.js';
import { orderErrors } from './order-errors.js';

type Sums = Pick<Order, 'totalMinor' | keyof VolumeUnits>;

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Prices every line, exactly.
 *
 * @throws ORDER.PRODUCT_UNKNOWN, ORDER.PRODUCT_RETIRED, ORDER.CURRENCY_MISMATCH, ORDER.TOO_LARGE, MONEY.INVALID
 */
export function priceLines(
  lines: readonly NewOrderLine[],
  products: ReadonlyMap<string, Product>,
  currency: string,
): OrderLine[] {
  return lines.map((line, index) => priceLine(line, `/lines/${index}`, products, { index, currency }));
}

function priceLine(
  line: NewOrderLine,
  pointer: string,
  products: ReadonlyMap<string, Product>,
  { index, currency }: { readonly index: number; readonly currency: string },
): OrderLine {
  const product = products.get(line.sku);
  if (!product) throw orderErrors.productUnknown(line.sku, `${pointer}/sku`);
  if (product.status === 'retired') throw orderErrors.productRetired(line.sku, `${pointer}/sku`);
  const unitPriceMinor = unitPriceOf(line, product, currency, pointer);
  const quantity = BigInt(line.quantity);
  const priced = {
    amountMinor: unitPriceMinor * quantity,
    pvUnits: volumeOf(line.volumes, 'PV', product.pvUnits, pointer) * quantity,
    cvUnits: volumeOf(line.volumes, 'CV', product.cvUnits, pointer) * quantity,
    qvUnits: volumeOf(line.volumes, 'QV', product.qvUnits, pointer) * quantity,
  };
  refuseTooLarge(Object.values(priced), pointer);
  const { productId, sku } = product;
  return { lineNumber: index + 1, productId, sku, quantity: line.quantity, unitPriceMinor, ...priced };
}

/** The sums of the lines. @throws ORDER.TOO_LARGE */
export function sumsOf(lines: readonly OrderLine[]): Sums {
  const sum = (part: (line: OrderLine) => bigint) => lines.reduce((total, line) => total + part(line), 0n);
  const sums = {
    totalMinor: sum(({ amountMinor }) => amountMinor),
    pvUnits: sum(({ pvUnits }) => pvUnits),
    cvUnits: sum(({ cvUnits }) => cvUnits),
    qvUnits: sum(({ qvUnits }) => qvUnits),
  };
  refuseTooLarge(Object.values(sums), '/lines');
  return sums;
}

function unitPriceOf({ unitPrice }: NewOrderLine, product: Product, currency: string, pointer: string): bigint {
  if (unitPrice === null) return product.priceMinor;
  if (unitPrice.currency !== currency) throw orderErrors.currencyMismatch(currency, `${pointer}/unitPrice/currency`);
  return exactly(`${pointer}/unitPrice/amount`, () => minorOfMoney(unitPrice));
}

function volumeOf(volumes: Partial<VolumeTexts>, name: keyof VolumeTexts, own: bigint, pointer: string): bigint {
  const text = volumes[name];
  return text === undefined ? own : exactly(`${pointer}/volumes/${name}`, () => BigInt(parseVolume(text)));
}

function exactly(pointer: string, read: () => bigint): bigint {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UplineError)) throw error;
    if (error.code === 'DECIMAL.OUT_OF_RANGE') throw orderErrors.tooLarge(pointer);
    throw orderErrors.moneyInvalid(error.detail, pointer);
  }
}

/** Beyond 2^53 the calculation could not count on; the database would take more, but not without end. */
function refuseTooLarge(amounts: readonly bigint[], pointer: string): void {
  if (amounts.some((amount) => amount > LARGEST)) throw orderErrors.tooLarge(pointer);
}
