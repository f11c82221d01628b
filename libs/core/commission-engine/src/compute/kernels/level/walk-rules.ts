import { nearestAbove } from '@upline/genealogy';
import { parseDecimal, parseVolume, type Ratio, ratioOf, VOLUME_DIGITS } from '@upline/money';
import type { Frame } from '../../frame/frame.js';
import type { Table, TableColumn } from '../../frame/table-column.js';
import type { TreeView } from '../../frame/tree-view.js';
import { moneyRatio } from './rate-value.js';
import { asksActivity } from './asks-activity.js';
import { readEntries, type WalkBonus, type WalkEntry } from './walk-entries.js';

const factorDigits = 4;

/** Points of the plan in units of 10^-4. */
export interface WalkPoints {
  readonly perSource: number;
  readonly takes: TableColumn<string>;
  readonly units: readonly number[];
}

/**
 * A bonus made ready to walk: the one place that says who is passed over, who uses up a level and who is qualified for it. All
 * walks, of amounts and of explanations, ask here.
 */
export class WalkRules {
  readonly tree: TreeView;
  readonly eligible: Uint8Array;
  readonly entries: readonly WalkEntry[];
  /** Rounding units for one unit of the base at 100%. */
  readonly perUnit: Ratio;
  /** The number of the level (or generation) at which a walk begins. */
  readonly firstNumber: number;
  /** The level to which the first entry belongs. */
  readonly firstEntry: number;
  /** The last level at which anybody is paid. */
  readonly lastNumber: number;
  /** Walks begin at the source itself. */
  readonly startsAtSource: boolean;
  /** Where skipping does not depend on the level: 1 for whoever is not passed over; undefined where nobody is. */
  readonly stopMarks: Uint8Array | undefined;
  /** Who is passed over depends on the level. */
  readonly isDynamic: boolean;
  readonly points: WalkPoints | undefined;
  readonly asksActivity: boolean;
  readonly owner: Int32Array | undefined;
  private readonly pointers = new Map<Uint8Array, Int32Array>();

  constructor(
    readonly bonus: WalkBonus,
    readonly frame: Frame,
  ) {
    this.tree = frame.tree(bonus.tree);
    this.eligible = frame.marks(bonus.eligible);
    this.perUnit = perUnitOf(bonus, frame);
    this.entries = readEntries(bonus, frame, this.perUnit);
    this.startsAtSource = bonus.kernel === 'level' && bonus.ownPurchases === 'level-0';
    this.firstNumber = bonus.generations?.first ?? (this.startsAtSource ? 0 : 1);
    this.firstEntry = bonus.startLevel ?? this.firstNumber;
    this.points = bonus.points && readPoints(bonus.points, frame);
    const isEndless = bonus.beyondLast === 'repeat-last' || this.points !== undefined;
    this.lastNumber = isEndless ? Infinity : this.firstEntry + this.entries.length - 1;
    const { whom } = bonus.skip;
    this.isDynamic = whom === 'unqualified-for-level';
    this.stopMarks =
      whom === 'ineligible'
        ? this.eligible
        : typeof whom === 'object'
          ? frame.marks({ rank: whom.belowRank })
          : undefined;
    this.asksActivity = asksActivity(bonus.eligible);
    this.owner = frame.snapshot.members.ownerIndex;
  }

  /** What a level pays; undefined before the first entry and after the last. Points are paid by the first entry alone. */
  entryAt(level: number): WalkEntry | undefined {
    const place = level - this.firstEntry;
    if (place < 0) return undefined;
    if (this.points) return this.entries[0];
    return this.entries[place] ?? (this.bonus.beyondLast === 'repeat-last' ? this.entries.at(-1) : undefined);
  }

  /** Whom dynamic compression looks for at a level. Levels before the first entry ask for nothing but eligibility. */
  soughtAt(level: number): Uint8Array | undefined {
    return level < this.firstEntry ? this.eligible : this.entryAt(level)?.qualified;
  }

  /** Whether a member is passed over at a level. */
  skips(member: number, level: number): boolean {
    if (this.isDynamic) return this.soughtAt(level)?.[member] !== 1;
    return this.stopMarks !== undefined && this.stopMarks[member] !== 1;
  }

  /** For every row the nearest strict ancestor that is marked, kept for the next question. Without marks: the parent. */
  above(marks: Uint8Array | undefined): Int32Array {
    if (!marks) return this.tree.forest.parents;
    let pointers = this.pointers.get(marks);
    if (!pointers) this.pointers.set(marks, (pointers = nearestAbove(this.tree.forest, marks)));
    return pointers;
  }

  /** The member who is paid for a row: the owner of the position. */
  payeeOf(row: number): number {
    return this.owner ? (this.owner[row] ?? row) : row;
  }
}

const prepared = new WeakMap<Frame, WeakMap<WalkBonus, WalkRules>>();

/** The rules of a bonus over a frame: computed once, so that one question about one member after another costs little. */
export function walkRules(bonus: WalkBonus, frame: Frame): WalkRules {
  let ofFrame = prepared.get(frame);
  if (!ofFrame) prepared.set(frame, (ofFrame = new WeakMap()));
  let rules = ofFrame.get(bonus);
  if (!rules) ofFrame.set(bonus, (rules = new WalkRules(bonus, frame)));
  return rules;
}

function perUnitOf(bonus: WalkBonus, { plan }: Frame): Ratio {
  const { where, digits } = plan.rounding;
  if (bonus.kernel === 'matching') return moneyRatio(digits);
  if (where === 'step') return { numerator: 1, denominator: 1 };
  const factor = parseDecimal(bonus.base.factor, factorDigits);
  return ratioOf(factor * 10n ** BigInt(digits), 10n ** BigInt(VOLUME_DIGITS + factorDigits));
}

function readPoints(points: NonNullable<WalkBonus['points']>, frame: Frame): WalkPoints {
  const perSource = parseVolume(points.perSource);
  const takes = frame.table(points.takes as Table<string>);
  return { perSource, takes, units: takes.values.map(parseVolume) };
}
