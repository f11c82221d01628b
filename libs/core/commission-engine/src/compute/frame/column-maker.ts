import type { Forest } from '@upline/genealogy';

/**
 * Fills one column. `run` does it for everybody at once. Where columns need each other, they are filled member by member from the
 * bottom of a tree instead: `settle` writes the value of a member after everybody below; `absorb` then hands what the column needs
 * from that member to those above; `finish` comes after the last.
 */
export interface ColumnMaker {
  run(): void;
  settle(row: number): void;
  absorb?(row: number): void;
  finish?(): void;
}

/** A column whose values come from the same row of others. `fill` writes rows `from` up to, not including, `to`. */
export function filledBy(size: number, fill: (from: number, to: number) => void): ColumnMaker {
  return { run: () => fill(0, size), settle: (row) => fill(row, row + 1) };
}

/**
 * Answers from the same row of others, which are given once more when columns that need each other are done: only then have further positions the
 * ranks of their owner.
 */
export function answeredOnceMore(
  { size, owners }: { readonly size: number; readonly owners: Int32Array | undefined },
  fill: (from: number, to: number) => void,
): ColumnMaker {
  const maker = filledBy(size, fill);
  return owners ? { ...maker, finish: maker.run } : maker;
}

/** A column that is made all at once or not at all. */
export function madeAtOnce(run: () => void): ColumnMaker {
  return {
    run,
    settle: () => {
      throw new Error('A column that is made at once has no single members.');
    },
  };
}

/** Fills columns that need each other: whatever they need of the same member comes earlier in the list. */
export function fillFromTheBottom({ order }: Forest, makers: readonly ColumnMaker[]): void {
  const absorbers = makers.filter((maker) => maker.absorb);
  for (let place = order.length - 1; place >= 0; place--) {
    const row = order[place] ?? 0;
    for (const maker of makers) maker.settle(row);
    for (const maker of absorbers) maker.absorb?.(row);
  }
  for (const maker of makers) maker.finish?.();
}
