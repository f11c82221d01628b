import type { Rational } from '@upline/money';
import { compareRates, type RateValue } from './rate-value.js';
import type { WalkEntry } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';

/** Whose money is looked after: a member of a walk, and where that walk begins. */
export interface Giver {
  readonly member: number;
  readonly source: number;
  /** What the member would have had. */
  readonly rate: RateValue;
  /** The base of the source; asked for only where amounts meet percentages. */
  readonly base: () => Rational;
}

/**
 * To whom money goes that a member cannot have: the next above who is eligible, or who is qualified for the level at the same rate
 * or a higher one. Questions that repeat are answered by pointers, so a long line above costs nothing.
 */
class NextUpline {
  private readonly kinds = new Map<WalkEntry, boolean>();
  private readonly marks = new Map<WalkEntry, Map<number, Uint8Array>>();

  constructor(private readonly rules: WalkRules) {}

  /** The row above, on the line of the walk, -1 for none. */
  above(giver: Giver, entry: WalkEntry): number {
    const { bonus, eligible } = this.rules;
    if (bonus.ineligible === 'next-eligible-upline') return this.next(giver, eligible);
    if (entry.constant || bonus.rateOf === 'source') return this.next(giver, entry.qualified);
    if (this.isOfOneKind(entry)) return this.next(giver, this.marksFor(entry, giver.rate));
    const isEnough = (value: RateValue): boolean => compareRates(value, giver.rate, giver.base) >= 0;
    let row = this.next(giver, entry.qualified);
    while (row >= 0 && !hasRate(entry, row, isEnough)) row = this.rules.above(entry.qualified)[row] ?? -1;
    return row;
  }

  private next({ member, source }: Giver, marks: Uint8Array): number {
    const above = this.rules.above(marks);
    if (member !== source) return above[member] ?? -1;
    const entry = this.rules.tree.firstStep[source] ?? -1;
    return entry < 0 || marks[entry] === 1 ? entry : (above[entry] ?? -1);
  }

  private isOfOneKind(entry: WalkEntry): boolean {
    let isOne = this.kinds.get(entry);
    if (isOne === undefined) {
      isOne = new Set(entry.values.flatMap((value) => (value ? [value.isAmount] : []))).size === 1;
      this.kinds.set(entry, isOne);
    }
    return isOne;
  }

  private marksFor(entry: WalkEntry, rate: RateValue): Uint8Array {
    let ofEntry = this.marks.get(entry);
    if (!ofEntry) this.marks.set(entry, (ofEntry = new Map()));
    let marks = ofEntry.get(rate.size);
    if (!marks) {
      const isEnough = ({ size }: RateValue): boolean => size >= rate.size;
      marks = entry.qualified.map((mark, row) => mark & (hasRate(entry, row, isEnough) ? 1 : 0));
      ofEntry.set(rate.size, marks);
    }
    return marks;
  }
}

const prepared = new WeakMap<WalkRules, NextUpline>();

/** The answers of a bonus, kept with its rules. */
export function nextUplineOf(rules: WalkRules): NextUpline {
  let next = prepared.get(rules);
  if (!next) prepared.set(rules, (next = new NextUpline(rules)));
  return next;
}

function hasRate(entry: WalkEntry, row: number, test: (value: RateValue) => boolean): boolean {
  const value = entry.values[entry.places[row] ?? -1];
  return value !== undefined && test(value);
}
