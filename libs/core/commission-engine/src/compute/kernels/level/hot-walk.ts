import type { BonusRun } from '../bonus-run.js';
import { rateFor } from './rate-for.js';
import type { RateValue } from './rate-value.js';
import type { Settlement } from './settlement.js';
import type { WalkEntry } from './walk-entries.js';
import type { WalkRules } from './walk-rules.js';
import type { WalkSources } from './walk-sources.js';

/** A level in columns: for each row the next stop above, from a source and from anybody else. */
export interface HotLevel {
  readonly level: number;
  readonly stops: Int32Array;
  readonly firstStops: Int32Array;
  readonly qualified: Uint8Array | undefined;
  /** Only those who are qualified are stops. */
  readonly isQualified: boolean;
  readonly entry: WalkEntry | undefined;
  readonly constant: RateValue | undefined;
}

/** Whether a bonus has nothing but plain levels: one step per level, a fraction of the base at each. */
export function isPlain({ bonus, lastNumber }: WalkRules): boolean {
  return lastNumber !== Infinity && !bonus.generations && !bonus.blocker && !bonus.points && !bonus.capPerSource;
}

/** Whether the walk of plain levels says all that is asked: nobody wants to know more than what is paid. */
export function isHot(rules: WalkRules, { missed, focus }: BonusRun, { exact }: WalkSources): boolean {
  return !missed && focus < 0 && !exact && isPlain(rules);
}

/** The walk of `walk-up.ts` for plain levels and everybody, written for speed. */
export function walkHot(rules: WalkRules, run: BonusRun, sources: WalkSources, settlement: Settlement): void {
  const levels = hotLevels(rules);
  const { startsAtSource, owner, bonus } = rules;
  const { book } = run;
  const isLost = bonus.ineligible === 'lost';
  const { count, rows, shown, units, orders } = sources;
  for (let place = 0; place < count; place++) {
    const source = rows[place] as number;
    const base = units[place] as number;
    const volume = shown[place] as number;
    const order = orders ? (orders[place] as number) : -1;
    let from = source;
    for (let step = 0; step < levels.length; step++) {
      const { level, stops, firstStops, qualified, isQualified, entry, constant } = levels[step] as HotLevel;
      let member = from === source ? (firstStops[from] as number) : (stops[from] as number);
      if (step === 0 && startsAtSource && !rules.skips(source, level)) member = source;
      if (member < 0) break;
      from = member;
      if (!entry) continue;
      if (isQualified || (qualified as Uint8Array)[member] === 1) {
        const rate = constant ?? rateFor(rules, entry, member, source, () => exactly(settlement, place));
        if (!rate) continue;
        const payee = owner ? (owner[member] as number) : member;
        const multiplied = rate.isAmount ? Math.sign(volume) : base;
        book.add(payee, source, level, volume, rate.ppm, multiplied, rate.ratio, order);
      } else if (!isLost) {
        settlement.begin(place);
        const rate = rateFor(rules, entry, member, source, settlement.exactBase);
        settlement.unpaid(member, level, rate && { rate, ppm: rate.ppm, exact: undefined }, entry);
      }
    }
  }
}

function exactly(settlement: Settlement, place: number) {
  settlement.begin(place);
  return settlement.exactBase();
}

/** The levels of a walk of plain levels, the first one first. */
export function hotLevels(rules: WalkRules): HotLevel[] {
  const levels: HotLevel[] = [];
  const firstStops = new Map<Int32Array, Int32Array>();
  for (let level = rules.firstNumber; level <= rules.lastNumber; level++) {
    const entry = rules.entryAt(level);
    const marks = rules.isDynamic ? rules.soughtAt(level) : rules.stopMarks;
    const stops = rules.above(marks);
    let first = firstStops.get(stops);
    if (!first) firstStops.set(stops, (first = stopsFromSource(rules, marks, stops)));
    const qualified = entry?.qualified;
    const isQualified = marks !== undefined && marks === qualified;
    levels.push({ level, stops, firstStops: first, qualified, isQualified, entry, constant: entry?.constant });
  }
  return levels;
}

/** Where walks begin beside the parent, the next stop from a source is not the next stop from the same row passed on the way. */
function stopsFromSource({ tree }: WalkRules, marks: Uint8Array | undefined, stops: Int32Array): Int32Array {
  const { firstStep, forest } = tree;
  if (firstStep === forest.parents) return stops;
  return firstStep.map((entry) => (entry < 0 || !marks || marks[entry] === 1 ? entry : (stops[entry] ?? -1)));
}
