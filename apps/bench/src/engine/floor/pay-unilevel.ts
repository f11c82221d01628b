import { benchmarkPlan } from '../benchmark-plan.js';
import { payeesPerPlace, type Uplines } from './find-uplines.js';
import { type FloorLines, unilevelKind } from './floor-lines.js';
import { share } from './share.js';

const rates = Int32Array.from(benchmarkPlan.unilevel, ({ rate }) => rate);

export function payUnilevel(pvCents: Int32Array, { nextActive, nextRanked, payees }: Uplines, lines: FloorLines): void {
  for (let source = 0; source < pvCents.length; source++) {
    const base = pvCents[source] ?? 0;
    if (base === 0) continue;
    const first = nextActive[source] ?? -1;
    if (first < 0) continue;
    lines.add(first, unilevelKind | 1, source, base, share(base, rates[0] ?? 0));
    const second = nextActive[first] ?? -1;
    if (second < 0) continue;
    lines.add(second, unilevelKind | 2, source, base, share(base, rates[1] ?? 0));
    const place = nextRanked[second] ?? -1;
    if (place < 0) continue;
    for (let step = 0; step < payeesPerPlace; step++) {
      const payee = payees[place * payeesPerPlace + step] ?? -1;
      if (payee < 0) break;
      lines.add(payee, unilevelKind | (step + 3), source, base, share(base, rates[step + 2] ?? 0));
    }
  }
}
