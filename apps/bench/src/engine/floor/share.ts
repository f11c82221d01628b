const whole = 10_000;

/** Exact: the product stays below 2^53, where rounding a quotient down cannot go wrong. */
export function share(cents: number, rate: number): number {
  return Math.floor((cents * rate) / whole);
}
