import { UplineError } from '@upline/kernel';

/**
 * Volumes by rate, the lowest rate first, in heaps that can be joined: leftist heaps in columns. An entry is called by the row that
 * made it.
 */
export class RateHeaps {
  private readonly volumes: Float64Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  /** Steps to the nearest missing child. */
  private readonly lengths: Int32Array;

  constructor(
    size: number,
    private readonly rateOf: (entry: number) => number,
  ) {
    this.volumes = new Float64Array(size);
    this.left = new Int32Array(size).fill(-1);
    this.right = new Int32Array(size).fill(-1);
    this.lengths = new Int32Array(size).fill(1);
  }

  /** A heap of one entry. */
  single(entry: number, volume: number): number {
    if (!Number.isSafeInteger(volume)) throw new UplineError('RUN.VOLUME_OUT_OF_RANGE', `${volume} units exceed 2^53.`);
    this.volumes[entry] = volume;
    return entry;
  }

  volumeOf(entry: number): number {
    return this.volumes[entry] ?? 0;
  }

  /** Both heaps as one. -1 is the empty heap. Takes as many steps as the logarithm of their sizes. */
  join(one: number, other: number): number {
    if (one < 0) return other;
    if (other < 0) return one;
    if (this.rateOf(other) < this.rateOf(one)) return this.join(other, one);
    const right = this.join(this.right[one] ?? -1, other);
    const left = this.left[one] ?? -1;
    const isLonger = this.lengthOf(right) > this.lengthOf(left);
    this.left[one] = isLonger ? right : left;
    this.right[one] = isLonger ? left : right;
    this.lengths[one] = 1 + this.lengthOf(this.right[one] ?? -1);
    return one;
  }

  /** The heap without its first entry. */
  rest(heap: number): number {
    return this.join(this.left[heap] ?? -1, this.right[heap] ?? -1);
  }

  private lengthOf(heap: number): number {
    return heap < 0 ? 0 : (this.lengths[heap] ?? 0);
  }
}
