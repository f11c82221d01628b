import { createHash } from 'node:crypto';

/** Texts are hashed this many at a time: one buffer each would cost more than the hashing. */
const batchSize = 4096;

/**
 * SHA-256 over columns in an order of rows that the caller chooses. Numbers go in as the little-endian bytes of their type,
 * never as text; every part is preceded by its label and length, so that no two inputs read alike.
 */
export class ColumnDigest {
  private readonly hash = createHash('sha256');

  text(label: string, value: string): this {
    this.hash.update(JSON.stringify([label, value]));
    return this;
  }

  texts(label: string, values: readonly string[], rows: Int32Array): this {
    this.text(label, String(values.length));
    for (let start = 0; start < rows.length; start += batchSize) {
      const end = Math.min(rows.length, start + batchSize);
      const batch: string[] = [];
      const lengths = new Int32Array(end - start);
      for (let place = start; place < end; place++) {
        const value = values[rows[place] ?? 0] ?? '';
        lengths[place - start] = value.length;
        batch.push(value);
      }
      this.hash.update(bytesOf(lengths));
      this.hash.update(batch.join(''));
    }
    return this;
  }

  /** The column as it is, or taken row by row when `rows` is given. Zeros lose their sign. */
  numbers(label: string, column: Float64Array, rows?: Int32Array): this {
    this.text(label, String(column.length));
    const ordered = new Float64Array(column.length);
    for (let place = 0; place < ordered.length; place++) ordered[place] = (column[rows?.[place] ?? place] ?? 0) + 0;
    this.hash.update(bytesOf(ordered));
    return this;
  }

  /** Indexes of rows, written as their places, so that -1 and the caller's numbering mean the same everywhere. */
  indexes(label: string, column: Int32Array, places: Int32Array, rows?: Int32Array): this {
    this.text(label, String(column.length));
    const ordered = new Int32Array(column.length);
    for (let place = 0; place < ordered.length; place++) {
      const index = column[rows?.[place] ?? place] ?? -1;
      ordered[place] = index < 0 ? -1 : (places[index] ?? -1);
    }
    this.hash.update(bytesOf(ordered));
    return this;
  }

  /** A column of small whole numbers, as 32-bit integers. */
  integers(label: string, column: ArrayLike<number>, rows?: Int32Array): this {
    this.text(label, String(column.length));
    const ordered = new Int32Array(column.length);
    for (let place = 0; place < ordered.length; place++) ordered[place] = column[rows?.[place] ?? place] ?? 0;
    this.hash.update(bytesOf(ordered));
    return this;
  }

  hex(): string {
    return this.hash.digest('hex');
  }
}

function bytesOf(column: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
