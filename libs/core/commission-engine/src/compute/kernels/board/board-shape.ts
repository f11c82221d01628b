import type { BoardBonus } from '../../../plan/plan-schema.js';

/** The places of a board, level by level from the left: 0 is the top, then the first level, and so on. */
export interface BoardShape {
  readonly width: number;
  readonly depth: number;
  /** Places in all. */
  readonly size: number;
  /** Places of the boards into which a full one splits: all levels but the bottom. */
  readonly sizeAbove: number;
  /** The place that is filled as the n-th, from 0. */
  readonly placeOf: Int32Array;
}

/** A 2 x 2 board has seven places. 'balanced' fills each level so that the legs above grow alike, from the left. */
export function boardShape({ width, depth, fill }: Pick<BoardBonus, 'width' | 'depth' | 'fill'>): BoardShape {
  const starts = [0];
  for (let level = 0; level <= depth; level++) starts.push((starts.at(-1) ?? 0) + width ** level);
  const size = starts[depth + 1] ?? 0;
  const placeOf = new Int32Array(size);
  for (let level = 0; level <= depth; level++) {
    const start = starts[level] ?? 0;
    for (let turn = 0; turn < width ** level; turn++) {
      placeOf[start + turn] = start + (fill === 'balanced' ? reversedDigits(turn, width, level) : turn);
    }
  }
  return { width, depth, size, sizeAbove: starts[depth] ?? 0, placeOf };
}

/**
 * Going down to the leg with fewest below, ties from the left, is counting with the digits of the leg numbers turned round: the
 * first level changes the fastest.
 */
function reversedDigits(turn: number, width: number, digits: number): number {
  let reversed = 0;
  for (let digit = 0; digit < digits; digit++) {
    reversed = reversed * width + (turn % width);
    turn = Math.floor(turn / width);
  }
  return reversed;
}

/** The places, in the full board, of the board that starts at one of the first level's members. */
export function placesBelow({ width, depth }: BoardShape, leg: number): number[] {
  const places: number[] = [];
  let start = 1;
  for (let level = 0; level < depth; level++) {
    const count = width ** level;
    for (let place = 0; place < count; place++) places.push(start + leg * count + place);
    start += width ** (level + 1);
  }
  return places;
}
