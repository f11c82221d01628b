import { UplineError } from '@upline/kernel';
import type { NaturalKey } from '@upline/distributors';

/** Everything that a sale or a refund can be refused for. */
export const orderErrors = {
  reused({ source, externalId }: NaturalKey): UplineError {
    return new UplineError(
      'ORDER.EXTERNAL_ID_REUSED',
      `The source "${source}" already sent other content under the external id "${externalId}".`,
      [{ pointer: '/externalId', code: 'REUSED', detail: 'Send what was sent before, or another external id.' }],
    );
  },
  buyerUnknown(detail: string, pointer: string): UplineError {
    return new UplineError('ORDER.BUYER_UNKNOWN', detail, [{ pointer, code: 'UNKNOWN', detail }]);
  },
  productUnknown(sku: string, pointer: string): UplineError {
    const detail = `There is no product with the SKU "${sku}".`;
    return new UplineError('ORDER.PRODUCT_UNKNOWN', detail, [{ pointer, code: 'UNKNOWN', detail }]);
  },
  productRetired(sku: string, pointer: string): UplineError {
    const detail = `The product "${sku}" is retired and cannot be ordered any more.`;
    return new UplineError('ORDER.PRODUCT_RETIRED', detail, [{ pointer, code: 'RETIRED', detail }]);
  },
  currencyMismatch(currency: string, pointer: string): UplineError {
    const detail = `The company sells in ${currency}.`;
    return new UplineError('ORDER.CURRENCY_MISMATCH', detail, [{ pointer, code: 'CURRENCY_MISMATCH', detail }]);
  },
  moneyInvalid(detail: string, pointer: string): UplineError {
    return new UplineError('MONEY.INVALID', detail, [{ pointer, code: 'INVALID', detail }]);
  },
  tooLarge(pointer: string): UplineError {
    const detail = 'The amount or the volume is larger than can be counted exactly.';
    return new UplineError('ORDER.TOO_LARGE', detail, [{ pointer, code: 'TOO_LARGE', detail }]);
  },
  outsidePeriods(at: Date, pointer: string): UplineError {
    const detail = `No period of the company holds ${at.toISOString()}.`;
    return new UplineError('ORDER.OUTSIDE_PERIODS', detail, [{ pointer, code: 'OUTSIDE_PERIODS', detail }]);
  },
  periodClosed(periodKey: string, status: string, pointer: string): UplineError {
    const detail = `The period ${periodKey} is ${status}.`;
    return new UplineError('ORDER.PERIOD_CLOSED', detail, [{ pointer, code: 'PERIOD_CLOSED', detail }]);
  },
  beforeEnrolment(enrolledAt: Date): UplineError {
    const detail = `The buyer enrolled at ${enrolledAt.toISOString()}, which is later.`;
    return new UplineError('ORDER.BEFORE_ENROLMENT', detail, [{ pointer: '/paidAt', code: 'TOO_EARLY', detail }]);
  },
  unknown(): UplineError {
    return new UplineError('ORDER.UNKNOWN', 'No such order.');
  },
  refundedUnknown(externalId: string): UplineError {
    const detail = `No order of this source with the external id "${externalId}" is recorded, or comes earlier in the file.`;
    return new UplineError('ORDER.UNKNOWN', detail, [{ pointer: '/refundOf', code: 'UNKNOWN', detail }]);
  },
  notRefundable(detail: string, pointer: string): UplineError {
    return new UplineError('ORDER.NOT_REFUNDABLE', detail, [{ pointer, code: 'NOT_REFUNDABLE', detail }]);
  },
  refundExceeds(detail: string, pointer: string): UplineError {
    return new UplineError('ORDER.REFUND_EXCEEDS_ORDER', detail, [{ pointer, code: 'EXCEEDS_ORDER', detail }]);
  },
} as const;
