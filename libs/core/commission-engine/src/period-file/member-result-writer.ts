import { formatDecimal, formatRatePpm, formatVolume, minorDigits } from '@upline/money';
import { canonicalOrder } from '../snapshot/canonical-order.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Calculation } from './calculation.js';
import { linesByPayee } from './lines-by-payee.js';
import type { CutResult, LineResult, MemberResult, RankResult } from './result-document.js';

/** Writes what a calculation says of members, one at a time, so that a million of them need not be held at once. */
export class MemberResultWriter {
  private readonly digits: number;
  private readonly linesOf: (row: number) => Int32Array;
  private readonly payeePlace: Int32Array;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly result: Calculation,
  ) {
    this.digits = minorDigits(result.currency);
    this.linesOf = linesByPayee(result.lines.payeeIndex, snapshot.members.codes.length);
    this.payeePlace = new Int32Array(snapshot.members.codes.length).fill(-1);
    result.payees.memberIndex.forEach((row, place) => (this.payeePlace[row] = place));
  }

  /** Everybody, in the order of their codes. */
  *all(): Generator<MemberResult, void> {
    for (const row of canonicalOrder(this.snapshot.members.codes, 'members').rows) yield this.of(row);
  }

  of(row: number): MemberResult {
    const { result } = this;
    const lines = this.linesOf(row);
    const place = this.payeePlace[row] ?? -1;
    return {
      code: this.snapshot.members.codes[row] ?? '',
      active: result.members.active[row] === 1,
      ranks: this.ranksOf(row),
      volumes: this.volumesOf(row),
      lines: [...lines].filter((line) => this.isBonus(line)).map((line) => this.line(line)),
      cuts: [...lines].filter((line) => !this.isBonus(line)).map((line) => this.cut(line)),
      totals: this.totalsOf(lines),
      total: this.amount(place < 0 ? 0 : (result.payees.amountMinor[place] ?? 0)),
      payout: this.payoutOf(row),
    };
  }

  private ranksOf(row: number): Record<string, RankResult> {
    return Object.fromEntries(
      Object.entries(this.result.ladders).map(([name, { rankNames, reached, paidAs, title }]) => {
        const nameOf = (column: Int16Array): string | null => rankNames[column[row] ?? -1] ?? null;
        return [name, { reached: nameOf(reached), paidAs: nameOf(paidAs), title: nameOf(title) }];
      }),
    );
  }

  private volumesOf(row: number): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.result.members.volumes).map(([name, column]) => [name, formatVolume(column[row] ?? 0)]),
    );
  }

  private isBonus(line: number): boolean {
    return (this.result.lines.bonusIndex[line] ?? 0) < this.result.bonusCount;
  }

  private line(line: number): LineResult {
    const { lines } = this.result;
    const order = lines.orderIndex[line] ?? -1;
    const base = lines.baseUnits[line] ?? 0;
    const rate = lines.ratePpm[line] ?? 0;
    return {
      bonus: this.nameOf(line),
      level: lines.level[line] ?? 0,
      source: this.snapshot.members.codes[lines.sourceIndex[line] ?? -1] ?? '',
      order: this.snapshot.orders.references[order] ?? null,
      base: base === 0 ? null : formatVolume(base),
      rate: rate === 0 ? null : formatRatePpm(rate),
      amount: this.amountOf(line),
    };
  }

  private cut(line: number): CutResult {
    const cut = this.nameOf(line);
    const colon = cut.indexOf(':');
    const kind = cut.slice(0, colon) as CutResult['kind'];
    return { cut, kind, name: cut.slice(colon + 1), amount: this.amountOf(line) };
  }

  private amountOf(line: number): string {
    return this.amount(this.result.lines.amountMinor[line] ?? 0);
  }

  private totalsOf(lines: Int32Array): Record<string, string> {
    const sums = new Map<string, bigint>();
    for (const line of lines) {
      const name = this.nameOf(line);
      sums.set(name, (sums.get(name) ?? 0n) + BigInt(this.result.lines.amountMinor[line] ?? 0));
    }
    return Object.fromEntries([...sums].map(([name, sum]) => [name, this.amount(sum)]));
  }

  private payoutOf(row: number): MemberResult['payout'] {
    const { payouts } = this.result;
    const currency = payouts?.currency[row];
    const rate = payouts?.rate[row] ?? '';
    if (!payouts || currency === undefined || rate === '') return null;
    return { currency, amount: formatDecimal(payouts.amountMinor[row] ?? 0, minorDigits(currency)), rate };
  }

  private nameOf(line: number): string {
    return this.result.bonusNames[this.result.lines.bonusIndex[line] ?? -1] ?? '';
  }

  private amount(minor: number | bigint): string {
    return formatDecimal(minor, this.digits);
  }
}
