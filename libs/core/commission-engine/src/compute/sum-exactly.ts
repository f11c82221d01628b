/** The sum of a column of safe integers, exact however large: parts that stay below 2^53 are added up as bigint. */
export function sumExactly(column: Float64Array): bigint {
  let sum = 0n;
  let part = 0;
  for (let place = 0; place < column.length; place++) {
    const value = column[place] as number;
    const next = part + value;
    if (Number.isSafeInteger(next)) {
      part = next;
      continue;
    }
    sum += BigInt(part);
    part = value;
  }
  return sum + BigInt(part);
}
