import { type BonusName, bonusNames, type MonthLines } from './month-lines.js';

/** How many lines of each side the other side does not have, each line as often as it is there. 0 and 0: the same lines. */
export interface LineDifference {
  readonly onlyInFirst: number;
  readonly onlyInSecond: number;
}

export type LineComparison = Readonly<Record<'all' | BonusName, LineDifference>>;

/** Compares lines whatever their order, exactly: both sides are put in one order by counting, and then read side by side. */
export function compareLines(first: MonthLines, second: MonthLines, memberCount: number): LineComparison {
  const [one, other] = [sortedPlaces(first, memberCount), sortedPlaces(second, memberCount)];
  const onlyInFirst = new Float64Array(bonusNames.length);
  const onlyInSecond = new Float64Array(bonusNames.length);
  let [at, otherAt] = [0, 0];
  while (at < one.length || otherAt < other.length) {
    const order = compareNext(first, one[at] ?? -1, second, other[otherAt] ?? -1);
    if (order < 0) countBonus(onlyInFirst, first, one[at] ?? 0);
    if (order > 0) countBonus(onlyInSecond, second, other[otherAt] ?? 0);
    if (order <= 0) at++;
    if (order >= 0) otherAt++;
  }
  const differences = bonusNames.map((name, bonus) => [
    name,
    { onlyInFirst: onlyInFirst[bonus] ?? 0, onlyInSecond: onlyInSecond[bonus] ?? 0 },
  ]);
  const all = { onlyInFirst: sum(onlyInFirst), onlyInSecond: sum(onlyInSecond) };
  return { all, ...(Object.fromEntries(differences) as Record<BonusName, LineDifference>) };
}

/** Where one side is at its end (-1), the other side's line comes first. */
function compareNext(first: MonthLines, place: number, second: MonthLines, otherPlace: number): number {
  if (place < 0) return 1;
  return otherPlace < 0 ? -1 : compareAt(first, place, second, otherPlace);
}

function countBonus(counts: Float64Array, lines: MonthLines, place: number): void {
  const bonus = lines.bonus[place] ?? 0;
  counts[bonus] = (counts[bonus] ?? 0) + 1;
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** By payee, source, bonus and level; lines that agree in all of these, which a right month does not have, by the rest. */
function sortedPlaces(lines: MonthLines, memberCount: number): Int32Array {
  const kindOf = (place: number): number => ((lines.bonus[place] ?? 0) << 8) | (lines.level[place] ?? 0);
  let places: Int32Array = new Int32Array(lines.payee.length);
  for (let place = 0; place < places.length; place++) places[place] = place;
  places = sortedBy(kindOf, bonusNames.length << 8, places);
  places = sortedBy((place) => (lines.source[place] ?? 0) + 1, memberCount + 1, places);
  places = sortedBy((place) => lines.payee[place] ?? 0, memberCount, places);
  for (let start = 0; start < places.length;) {
    let end = start + 1;
    while (end < places.length && compareKeys(lines, places[start] ?? 0, lines, places[end] ?? 0) === 0) end++;
    if (end > start + 1) places.subarray(start, end).sort((one, other) => compareAt(lines, one, lines, other));
    start = end;
  }
  return places;
}

/** A stable counting sort: what was in order among equal keys stays so. */
function sortedBy(keyOf: (place: number) => number, keyCount: number, places: Int32Array): Int32Array {
  const starts = new Int32Array(keyCount + 1);
  for (let index = 0; index < places.length; index++) {
    const next = keyOf(places[index] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let key = 0; key < keyCount; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const sorted = new Int32Array(places.length);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0;
    const key = keyOf(place);
    const target = starts[key] ?? 0;
    sorted[target] = place;
    starts[key] = target + 1;
  }
  return sorted;
}

function compareKeys(first: MonthLines, place: number, second: MonthLines, otherPlace: number): number {
  return (
    (first.payee[place] ?? 0) - (second.payee[otherPlace] ?? 0) ||
    (first.source[place] ?? 0) - (second.source[otherPlace] ?? 0) ||
    (first.bonus[place] ?? 0) - (second.bonus[otherPlace] ?? 0) ||
    (first.level[place] ?? 0) - (second.level[otherPlace] ?? 0)
  );
}

function compareAt(first: MonthLines, place: number, second: MonthLines, otherPlace: number): number {
  return (
    compareKeys(first, place, second, otherPlace) ||
    (first.baseCents[place] ?? 0) - (second.baseCents[otherPlace] ?? 0) ||
    (first.amountCents[place] ?? 0) - (second.amountCents[otherPlace] ?? 0)
  );
}
