import { canonicalJson, invariant } from '@upline/kernel';
import type { Ratio } from '@upline/money';
import type { Condition, LevelBonus, MatchingBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { LadderStanding } from '../../frame/ladder-standing.js';
import type { Table, TableColumn } from '../../frame/table-column.js';
import { type RateValue, readRateValue } from './rate-value.js';

/** A bonus that walks up from sources. */
export type WalkBonus = LevelBonus | MatchingBonus;

/** What one level (or generation) asks and pays. */
export interface WalkEntry {
  readonly minimumRank: { readonly name: string; readonly ladder: LadderStanding; readonly place: number } | undefined;
  /** By member: whether the level's own condition holds; undefined where it has none. */
  readonly when: Uint8Array | undefined;
  /** By member: 1 for whoever would be paid at the level. Entries that ask the same share the column. */
  readonly qualified: Uint8Array;
  /** The rates by place, undefined where the tables have none, and the place of every member. */
  readonly values: readonly (RateValue | undefined)[];
  readonly places: Int16Array;
  /** The rate of everybody, where it does not depend on the member. */
  readonly constant: RateValue | undefined;
}

type EntryTable = Pick<WalkEntry, 'values' | 'places' | 'constant'> & { readonly key: string };
interface Asked {
  readonly minimumRank: string | null;
  readonly when?: Condition;
}

/** The entries of a bonus, the first one first. Whoever has no rate of their own is not qualified, unless only the source's rate is read. */
export function readEntries(bonus: WalkBonus, frame: Frame, perUnit: Ratio): readonly WalkEntry[] {
  const shared = new Map<string, Uint8Array>();
  const eligible = frame.marks(bonus.eligible);
  const finish = (asked: Asked, table: EntryTable): WalkEntry => {
    const { name, minimumRank, when } = readAsked(asked, frame);
    const asksRate = bonus.rateOf !== 'source' && !table.constant;
    const key = canonicalJson([name, asked.when ?? null, asksRate ? table.key : null]);
    let qualified = shared.get(key);
    if (!qualified) {
      qualified = qualifiedMarks(eligible, minimumRank, when, asksRate ? table : undefined);
      shared.set(key, qualified);
    }
    const { values, places, constant } = table;
    return { minimumRank, when, qualified, values, places, constant };
  };
  if (bonus.levels) return bonus.levels.map((level) => finish(level, tableOfLevel(level.rate, frame, perUnit)));
  return tablesOfLists(bonus, frame, perUnit).map((table) => finish({ minimumRank: null }, table));
}

function readAsked({ minimumRank: name, when }: Asked, frame: Frame) {
  const minimumRank = name === null ? undefined : { name, ...frame.rank(name) };
  return { name, minimumRank, when: when && frame.marks(when) };
}

function qualifiedMarks(
  eligible: Uint8Array,
  minimumRank: WalkEntry['minimumRank'],
  when: Uint8Array | undefined,
  table: EntryTable | undefined,
): Uint8Array {
  if (!minimumRank && !when && !table) return eligible;
  const marks = eligible.slice();
  for (let row = 0; row < marks.length; row++) {
    if (marks[row] !== 1) continue;
    if (minimumRank && (minimumRank.ladder.paidAs[row] ?? -1) < minimumRank.place) marks[row] = 0;
    else if (when && when[row] !== 1) marks[row] = 0;
    else if (table && table.values[table.places[row] ?? -1] === undefined) marks[row] = 0;
  }
  return marks;
}

function tableOfLevel(rate: unknown, frame: Frame, perUnit: Ratio): EntryTable {
  const column = frame.table(rate as Table<string>);
  const { digits } = frame.plan.rounding;
  const values = column.values.map((text) => readRateValue(text, perUnit, digits));
  return entryTable(column, values, canonicalJson(rate));
}

function tablesOfLists(bonus: WalkBonus, frame: Frame, perUnit: Ratio): EntryTable[] {
  invariant(bonus.rates, 'a level bonus has levels or rates');
  const column = frame.table(bonus.rates as Table<readonly string[]>);
  const { digits } = frame.plan.rounding;
  const longest = Math.max(...column.values.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) => {
    const values = column.values.map((list) => {
      const text = list[place] ?? (bonus.beyondLast === 'repeat-last' ? list.at(-1) : undefined);
      return text === undefined ? undefined : readRateValue(text, perUnit, digits);
    });
    return entryTable(column, values, values.map((value) => (value ? '1' : '0')).join(''));
  });
}

function entryTable(column: TableColumn<unknown>, values: readonly (RateValue | undefined)[], key: string): EntryTable {
  return { values, places: column.places, constant: column.constant ? values[0] : undefined, key };
}
