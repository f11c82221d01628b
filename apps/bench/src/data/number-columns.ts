/** Takes up the text that COPY sends, whole numbers only, into columns; pieces may end anywhere. */
export class NumberColumns {
  private row = 0;
  private column = 0;
  private value = 0;

  constructor(private readonly columns: readonly Int32Array[]) {}

  get rowCount(): number {
    return this.row;
  }

  take(text: Uint8Array): void {
    for (const byte of text) {
      if (byte !== tab && byte !== lineEnd) {
        this.value = this.value * 10 + byte - zero;
        continue;
      }
      const column = this.columns[this.column];
      if (column) column[this.row] = this.value;
      this.value = 0;
      this.column = byte === tab ? this.column + 1 : 0;
      if (byte === lineEnd) this.row++;
    }
  }
}

const tab = 9;
const lineEnd = 10;
const zero = 48;
