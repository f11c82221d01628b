/** A whole number that is a bigint only where a double would not hold it exactly. */
export type Whole = number | bigint;

/** `left * right` of safe integers, exactly. */
export function product(left: number, right: number): Whole {
  const exact = left * right;
  return Number.isSafeInteger(exact) ? exact : BigInt(left) * BigInt(right);
}

/** `left + right`, exactly. */
export function plus(left: Whole, right: Whole): Whole {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(left) + BigInt(right);
}

/** `left - right`, exactly. */
export function minus(left: Whole, right: Whole): Whole {
  return plus(left, -right);
}

/** Whole numbers by row. Nearly all are doubles; the few beyond 2^53 are kept beside them. */
export class WideColumn {
  private readonly numbers: Float64Array;
  private readonly wide = new Map<number, bigint>();

  constructor(size: number) {
    this.numbers = new Float64Array(size);
  }

  get(row: number): Whole {
    const number = this.numbers[row] ?? 0;
    return Number.isNaN(number) ? (this.wide.get(row) ?? 0n) : number;
  }

  set(row: number, value: Whole): void {
    if (typeof value === 'bigint') this.wide.set(row, value);
    this.numbers[row] = typeof value === 'bigint' ? Number.NaN : value;
  }

  add(row: number, value: Whole): void {
    this.set(row, plus(this.get(row), value));
  }
}
