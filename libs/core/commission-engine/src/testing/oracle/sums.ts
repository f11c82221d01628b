export function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

export function least(values: readonly bigint[]): bigint {
  return values.reduce((smallest, value) => (value < smallest ? value : smallest), values[0] ?? 0n);
}

export function greatest(values: readonly bigint[]): bigint {
  return values.reduce((largest, value) => (value > largest ? value : largest), values[0] ?? 0n);
}
