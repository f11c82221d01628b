import { MAX_ROW_LENGTH } from './raw-record.js';
import { unreadable } from './unreadable.js';

/** The cells of a row, or what is wrong with its quotes. */
export type CsvRow = { readonly cells: readonly string[] } | { readonly error: string };

type State = 'start' | 'plain' | 'quoted' | 'quoteInQuoted' | 'broken';

/**
 * RFC 4180, a piece of text at a time. A row with wrong quotes costs that row alone: reading goes on at the next line.
 * (Parsers that keep looking for the closing quote swallow the sound rows behind it.) Empty lines are skipped.
 */
export class CsvRows {
  private state: State = 'start';
  private cells: string[] = [];
  private cell = '';
  private length = 0;
  private error = '';

  /** The rows that end in this piece. @throws IMPORT.UNREADABLE */
  read(piece: string): CsvRow[] {
    const rows: CsvRow[] = [];
    for (const character of piece) {
      this.length += 1;
      if (this.length > MAX_ROW_LENGTH) throw unreadable(`A row is longer than ${MAX_ROW_LENGTH} characters.`);
      const isEnd = character === '\n' && this.state !== 'quoted';
      if (isEnd) rows.push(...this.endRow());
      else this.take(character);
    }
    return rows;
  }

  /** The last row, where no line end follows it. */
  end(): CsvRow[] {
    if (this.state === 'quoted') this.fail('A quote is opened and never closed.');
    return this.endRow();
  }

  private take(character: string): void {
    switch (this.state) {
      case 'start':
        if (character === '"') this.state = 'quoted';
        else this.takePlain(character);
        return;
      case 'plain':
        this.takePlain(character);
        return;
      case 'quoted':
        if (character === '"') this.state = 'quoteInQuoted';
        else this.cell += character;
        return;
      case 'quoteInQuoted':
        this.takeAfterQuote(character);
        return;
      case 'broken':
    }
  }

  private takePlain(character: string): void {
    this.state = 'plain';
    if (character === ',') this.endCell();
    else if (character === '"') this.fail('A quote stands inside a value that does not begin with one.');
    else this.cell += character;
  }

  private takeAfterQuote(character: string): void {
    if (character === '"') {
      this.cell += '"';
      this.state = 'quoted';
    } else if (character === ',') this.endCell();
    else if (character !== '\r') this.fail('Something follows the closing quote of a value.');
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'start';
  }

  private fail(error: string): void {
    this.error = error;
    this.state = 'broken';
  }

  private endRow(): CsvRow[] {
    const { error } = this;
    const isBroken = this.state === 'broken';
    if (this.state === 'plain' && this.cell.endsWith('\r')) this.cell = this.cell.slice(0, -1);
    const isEmpty = this.state !== 'quoteInQuoted' && this.cells.length === 0 && this.cell === '';
    this.endCell();
    const { cells } = this;
    this.cells = [];
    this.length = 0;
    if (isBroken) return [{ error }];
    return isEmpty ? [] : [{ cells }];
  }
}
