import { parseDate } from '@upline/calendar';
import { type Fault, jsonPointer } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import type { Plan } from '../plan/plan-schema.js';

type Tokens = readonly (string | number)[];

const quantityShape = /^-?\d{1,12}(?:\.\d{1,4})?$/;
const dateShape = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/**
 * A period file while it is read: the faults so far and what its parts refer to. A value that is not what the schema asks for has
 * been reported already; the methods here answer undefined for it and say nothing.
 */
export class Reading {
  readonly faults: Fault[] = [];
  /** Row by member code, filled first. */
  readonly rowOf = new Map<string, number>();

  constructor(
    readonly plan: Plan | undefined,
    /** Other plans that the file is written for too: what only they declare is left alone. */
    readonly alsoReadBy: readonly Plan[],
  ) {}

  report(at: Tokens, code: string, detail: string): void {
    this.faults.push({ pointer: jsonPointer(...at), code: `PERIOD_FILE.${code}`, detail });
  }

  /** The row of a member, reporting a code that nobody has. */
  row(value: unknown, whose: string, ...at: Tokens): number | undefined {
    if (typeof value !== 'string') return undefined;
    const row = this.rowOf.get(value);
    if (row === undefined) {
      this.report(at, 'UNKNOWN_MEMBER', `${whose} is ${value}, but no member has that code.`);
    }
    return row;
  }

  /** The day number of a date, reporting what no calendar has. */
  day(value: unknown, ...at: Tokens): number | undefined {
    if (typeof value !== 'string' || !dateShape.test(value)) return undefined;
    try {
      return parseDate(value);
    } catch {
      this.report(at, 'MALFORMED_DATE', `${value} is in no calendar.`);
      return undefined;
    }
  }

  /** Units of 10^-4, reporting what is beyond 2^53. */
  units(value: unknown, ...at: Tokens): number | undefined {
    if (typeof value !== 'string' || !quantityShape.test(value)) return undefined;
    try {
      return parseVolume(value);
    } catch {
      this.report(at, 'OUT_OF_RANGE', `${value} is more than can be reckoned with exactly.`);
      return undefined;
    }
  }
}
