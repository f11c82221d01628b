import type { DifferentialBasis } from './differential-basis.js';
import type { LegParts } from './leg-parts.js';
import { RateHeaps } from './rate-heaps.js';

/**
 * Sums the volume of every leg by the highest rate on the line, from below upward. Where a member has the higher rate, everything
 * below that rate becomes one volume of theirs, so that each member's volume is taken up once: it takes no time per source and earner,
 * nor per rate.
 */
export function partsByHighestRate(basis: DifferentialBasis): LegParts {
  const { forest, own, cut, members } = basis;
  const { parents, order, size } = forest;
  const rateOf = (row: number): number => (basis.takes(row) ? (members.order[row] ?? 0) : 0);
  const heaps = new RateHeaps(size, rateOf);
  const parts = new Parts(size);
  const heapOf = new Int32Array(size).fill(-1);
  /** Each row's own volume, and what is below its rate. */
  const gathered = own.slice();
  for (let place = order.length - 1; place >= 0; place--) {
    const row = order[place] ?? 0;
    const parent = parents[row] ?? -1;
    const volume = gathered[row] ?? 0;
    let heap = heapOf[row] ?? -1;
    if (volume !== 0) heap = heaps.join(heaps.single(row, volume), heap);
    if (parent < 0 || cut?.[row] === 1) continue;
    // Whoever takes nothing off and is not paid either lets everything pass.
    const rate = basis.takes(parent) || !basis.hasPassedUp(parent) ? (members.order[parent] ?? 0) : 0;
    while (heap >= 0 && rateOf(heap) < rate) {
      const part = heaps.volumeOf(heap);
      parts.add(row, rateOf(heap) > 0 ? heap : -1, part, rateOf(heap));
      gathered[parent] = (gathered[parent] ?? 0) + part;
      heap = heaps.rest(heap);
    }
    heapOf[parent] = heaps.join(heapOf[parent] ?? -1, heap);
  }
  return parts;
}

/** Parts of legs, in lists that grow. */
class Parts implements LegParts {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly next: number[] = [];
  private readonly highest: number[] = [];
  private readonly rates: number[] = [];
  private readonly volumes: number[] = [];

  constructor(size: number) {
    this.first = new Int32Array(size).fill(-1);
    this.last = new Int32Array(size).fill(-1);
  }

  /** Parts of a leg come from the lowest rate upward; those of one rate are one part. */
  add(child: number, highest: number, volume: number, rate: number): void {
    const last = this.last[child] ?? -1;
    if (last >= 0 && this.rates[last] === rate) {
      this.volumes[last] = (this.volumes[last] ?? 0) + volume;
      return;
    }
    const place = this.next.length;
    this.rates.push(rate);
    this.next.push(-1);
    this.highest.push(highest);
    this.volumes.push(volume);
    if (last < 0) this.first[child] = place;
    else this.next[last] = place;
    this.last[child] = place;
  }

  each(child: number, visit: (highest: number, volume: number) => void): void {
    for (let place = this.first[child] ?? -1; place >= 0; place = this.next[place] ?? -1) {
      visit(this.highest[place] ?? -1, this.volumes[place] ?? 0);
    }
  }
}
