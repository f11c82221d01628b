import type { Frame } from '../../frame/frame.js';
import { rowOfCode } from '../advancement/row-of-code.js';

/** Members as numbers: their row, or beyond the rows for those who stand on a board and are no longer in the snapshot. */
export class BoardCodes {
  private readonly strangers: string[] = [];
  private readonly numberOfStranger = new Map<string, number>();

  constructor(private readonly frame: Frame) {}

  numberOf(code: string): number {
    const row = rowOfCode(this.frame, code);
    if (row >= 0) return row;
    let number = this.numberOfStranger.get(code);
    if (number === undefined) {
      number = this.frame.memberCount + this.strangers.length;
      this.strangers.push(code);
      this.numberOfStranger.set(code, number);
    }
    return number;
  }

  codeOf(number: number): string {
    const { codes } = this.frame.snapshot.members;
    return codes[number] ?? this.strangers[number - codes.length] ?? '';
  }

  isKnown(number: number): boolean {
    return number < this.frame.memberCount;
  }
}
