import { createHash } from 'node:crypto';
import { nameAt, type NameColumn } from './name-column.js';

/** Texts are hashed this many at a time: one buffer each would cost more than the hashing. */
const batchSize = 4096;

/** Columns are put into order a stretch at a time, in buffers that stay: large new ones would make the collector work. */
const stretch = 65_536;
const scratchNumbers = new Float64Array(stretch);
const scratchIntegers = new Int32Array(stretch);

type IntegerColumn = Int32Array | Int16Array | Uint16Array | Uint8Array;

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
    for (let start = 0; start < column.length; start += stretch) {
      const end = Math.min(column.length, start + stretch);
      const ordered = scratchNumbers.subarray(0, end - start);
      if (rows)
        for (let place = start; place < end; place++) ordered[place - start] = (column[rows[place] ?? 0] ?? 0) + 0;
      else for (let place = start; place < end; place++) ordered[place - start] = (column[place] ?? 0) + 0;
      this.hash.update(bytesOf(ordered));
    }
    return this;
  }

  /**
   * Indexes of rows, -1 for none, written as their places, so that the caller's numbering does not matter. Without `places` rows are
   * numbered by their places already.
   */
  indexes(label: string, column: Int32Array, places: Int32Array | undefined, rows?: Int32Array): this {
    if (!places) return this.integers(label, column, rows);
    this.head(label, column);
    for (let start = 0; start < column.length; start += stretch) {
      const end = Math.min(column.length, start + stretch);
      const ordered = scratchIntegers.subarray(0, end - start);
      for (let place = start; place < end; place++) {
        const index = (rows ? column[rows[place] ?? 0] : column[place]) ?? -1;
        ordered[place - start] = index < 0 ? -1 : (places[index] ?? -1);
      }
      this.hash.update(bytesOf(ordered));
    }
    return this;
  }

  /** A column of small whole numbers. */
  integers(label: string, column: IntegerColumn, rows?: Int32Array): this {
    this.head(label, column);
    this.hash.update(bytesOf(rows ? ordered(column, rows) : column));
    return this;
  }

  /** A column of words of which there are few: each distinct word once, in the order in which they come, and their numbers. */
  words(label: string, column: readonly string[], rows?: Int32Array): this {
    const numbers = new Map<string, number>();
    const coded = new Int32Array(column.length);
    for (let place = 0; place < column.length; place++) {
      const word = (rows ? column[rows[place] ?? 0] : column[place]) ?? '';
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size));
      coded[place] = number;
    }
    return this.text(`${label} words`, JSON.stringify([...numbers.keys()])).integers(label, coded);
  }

  /** The same of a column of names, however its names are numbered. */
  names(label: string, column: NameColumn, rows?: Int32Array): this {
    const { places } = column;
    const numberOf = new Int32Array(column.names.length + 1).fill(-1);
    const words: string[] = [];
    const coded = new Int32Array(places.length);
    for (let place = 0; place < coded.length; place++) {
      const row = rows ? (rows[place] ?? 0) : place;
      const name = (places[row] ?? -1) + 1;
      let number = numberOf[name] ?? -1;
      if (number < 0) {
        number = numberOf[name] = words.length;
        words.push(nameAt(column, row));
      }
      coded[place] = number;
    }
    return this.text(`${label} words`, JSON.stringify(words)).integers(label, coded);
  }

  hex(): string {
    return this.hash.digest('hex');
  }

  private head(label: string, column: IntegerColumn): void {
    this.text(label, `${column.length} of ${column.BYTES_PER_ELEMENT}`);
  }
}

function ordered<Column extends IntegerColumn>(column: Column, rows: Int32Array): IntegerColumn {
  const taken = column.slice();
  for (let place = 0; place < taken.length; place++) taken[place] = column[rows[place] ?? 0] ?? 0;
  return taken;
}

function bytesOf(column: IntegerColumn | Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
