const largestNumber = BigInt(Number.MAX_SAFE_INTEGER);

/** The greatest common divisor of two whole numbers that are not negative; 1 when both are zero, so that it divides always. */
export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left, right];
  while (smaller !== 0n) {
    // Below 2^53 the remainder of numbers is as exact and takes a fraction of the time.
    if (larger <= largestNumber && smaller <= largestNumber) return divisorOfNumbers(Number(larger), Number(smaller));
    [larger, smaller] = [smaller, larger % smaller];
  }
  return larger === 0n ? 1n : larger;
}

function divisorOfNumbers(left: number, right: number): bigint {
  let [larger, smaller] = [left, right];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return BigInt(larger);
}
