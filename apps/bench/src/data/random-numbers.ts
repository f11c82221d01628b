/**
 * Numbers that are the same for the same seed on every machine: sfc32 by Chris Doty-Humphrey (public domain). Streams of one
 * seed are independent, so that another tree does not change the orders.
 */
export class RandomNumbers {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream: number) {
    this.a = seed | 0;
    this.b = stream | 0;
    this.c = 0x9e3779b9 | 0;
    // The first numbers still look like the seed.
    for (let round = 0; round < 16; round++) this.next();
  }

  /** At least 0 and below 1, in steps of 2^-53. */
  fraction(): number {
    return ((this.next() >>> 5) * 2 ** 26 + (this.next() >>> 6)) / 2 ** 53;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  private next(): number {
    const drawn = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + drawn) | 0;
    return drawn;
  }
}
