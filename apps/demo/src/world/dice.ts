/**
 * Dice that always fall the same way for the same seed: xoshiro128** by Blackman and Vigna (public domain),
 * its state filled by splitmix32 so that neighbouring seeds do not give neighbouring worlds.
 */
export class Dice {
  private readonly state: Uint32Array;

  constructor(seed: number) {
    this.state = splitmix32(seed);
  }

  /** A whole number from 0 to `limit - 1`, each as likely as the others. */
  below(limit: number): number {
    if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) throw new RangeError('limit must be 1 to 2^32');
    // Numbers beyond the last whole multiple of the limit would favour the small ones, so they are thrown again.
    const fair = 2 ** 32 - (2 ** 32 % limit);
    let drawn = this.next();
    while (drawn >= fair) drawn = this.next();
    return drawn % limit;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** A whole number from 0 to `span - 1` for spans beyond 32 bits, such as the milliseconds of two years. */
  belowWide(span: number): number {
    const coarse = 2 ** 16;
    let drawn = span;
    while (drawn >= span) drawn = this.below(Math.ceil(span / coarse)) * coarse + this.below(coarse);
    return drawn;
  }

  /** True in `perThousand` of a thousand throws. */
  chance(perThousand: number): boolean {
    return this.below(1000) < perThousand;
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }

  private next(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.state;
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const mixed = c ^ a;
    const last = d ^ b;
    this.state[0] = a ^ last;
    this.state[1] = b ^ mixed;
    this.state[2] = mixed ^ (b << 9);
    this.state[3] = rotateLeft(last, 11);
    return result;
  }
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function splitmix32(seed: number): Uint32Array {
  let counter = seed | 0;
  return Uint32Array.from({ length: 4 }, () => {
    counter = (counter + 0x9e3779b9) | 0;
    let word = counter ^ (counter >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  });
}
