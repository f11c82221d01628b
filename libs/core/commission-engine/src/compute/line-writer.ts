import type { LineColumns } from './result.js';

/** The columns of a result while they are written. */
type OpenColumns = { -readonly [Name in keyof LineColumns]: LineColumns[Name] };

/** Collects lines whose number is not known beforehand: when the columns are full, they double. */
export class LineWriter {
  private count = 0;
  private columns: OpenColumns;

  /** `capacity` is a guess: room that is not written to costs nothing, room that is missing costs a copy. */
  constructor(private capacity: number) {
    this.columns = emptyColumns(capacity);
  }

  /** Opens a line and gives its place; the caller fills the columns there. */
  next(): number {
    if (this.count === this.capacity) this.resize(Math.max(1024, this.capacity * 2));
    return this.count++;
  }

  /** The columns to fill: ask again after every `next`, which may replace them. */
  get open(): Readonly<OpenColumns> {
    return this.columns;
  }

  /** The columns cut to the lines written. */
  finish(): LineColumns {
    this.resize(this.count);
    return this.columns;
  }

  private resize(capacity: number): void {
    const grown = emptyColumns(capacity);
    const { columns, count } = this;
    grown.payeeIndex.set(columns.payeeIndex.subarray(0, count));
    grown.bonusIndex.set(columns.bonusIndex.subarray(0, count));
    grown.level.set(columns.level.subarray(0, count));
    grown.sourceIndex.set(columns.sourceIndex.subarray(0, count));
    grown.baseUnits.set(columns.baseUnits.subarray(0, count));
    grown.ratePpm.set(columns.ratePpm.subarray(0, count));
    grown.amountMinor.set(columns.amountMinor.subarray(0, count));
    this.columns = grown;
    this.capacity = capacity;
  }
}

function emptyColumns(capacity: number): OpenColumns {
  return {
    payeeIndex: new Int32Array(capacity),
    bonusIndex: new Uint16Array(capacity),
    level: new Uint16Array(capacity),
    sourceIndex: new Int32Array(capacity),
    baseUnits: new Float64Array(capacity),
    ratePpm: new Int32Array(capacity),
    amountMinor: new Float64Array(capacity),
  };
}
