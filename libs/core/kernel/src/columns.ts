/**
 * Columns of numbers for millions of rows. Large ones live in shared memory: the collector does not count it, which otherwise looks through the
 * whole heap for every few columns that are made, and threads hand shared columns to one another without copying them. They begin as zeros.
 */
const largeFrom = 32_768;

export function float64Column(length: number): Float64Array {
  return length < largeFrom ? new Float64Array(length) : new Float64Array(new SharedArrayBuffer(length * 8));
}

export function int32Column(length: number): Int32Array {
  return length < largeFrom ? new Int32Array(length) : new Int32Array(new SharedArrayBuffer(length * 4));
}

export function int16Column(length: number): Int16Array {
  return length < largeFrom ? new Int16Array(length) : new Int16Array(new SharedArrayBuffer(length * 2));
}

export function uint16Column(length: number): Uint16Array {
  return length < largeFrom ? new Uint16Array(length) : new Uint16Array(new SharedArrayBuffer(length * 2));
}

export function uint8Column(length: number): Uint8Array {
  return length < largeFrom ? new Uint8Array(length) : new Uint8Array(new SharedArrayBuffer(length));
}

/** A column of its own with the same numbers. */
export function copyOfColumn(column: Float64Array): Float64Array {
  const copy = float64Column(column.length);
  copy.set(column);
  return copy;
}
