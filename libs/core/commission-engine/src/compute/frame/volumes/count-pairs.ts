/** A stretch of places (`left` to `right`) and one of values (`low` to `high`), the ends left out. */
export interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/**
 * For each of `count` questions how many places of the stretch hold a value of the stretch; -1 is no value. One sweep over the places with
 * a Fenwick tree over the values: every question is the difference of what was there before its first place and after its last.
 */
export function countPairs(
  values: Int32Array,
  count: number,
  questionOf: (question: number) => Rectangle | undefined,
): Float64Array {
  const counts = new Float64Array(count);
  const questions = Array.from({ length: count }, (_, question) => questionOf(question));
  const nextAt = new Int32Array(values.length + 1).fill(-1);
  // A question stands at two places, one entry for each: even entries begin, odd ones end.
  const next = new Int32Array(count * 2).fill(-1);
  questions.forEach((asked, question) => {
    if (!asked || asked.right <= asked.left) return;
    for (const [entry, place] of [[question * 2, asked.left] as const, [question * 2 + 1, asked.right] as const]) {
      next[entry] = nextAt[place] ?? -1;
      nextAt[place] = entry;
    }
  });
  const sums = new Int32Array(values.length + 1);
  for (let place = 0; place <= values.length; place++) {
    for (let entry = nextAt[place] ?? -1; entry >= 0; entry = next[entry] ?? -1) {
      const asked = questions[entry >> 1];
      if (!asked) continue;
      const found = sumBefore(sums, asked.high) - sumBefore(sums, asked.low);
      counts[entry >> 1] = (counts[entry >> 1] ?? 0) + (entry % 2 === 0 ? -found : found);
    }
    const value = values[place] ?? -1;
    if (value >= 0) for (let at = value + 1; at < sums.length; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
  }
  return counts;
}

function sumBefore(sums: Int32Array, end: number): number {
  let sum = 0;
  for (let at = end; at > 0; at -= at & -at) sum += sums[at] ?? 0;
  return sum;
}
