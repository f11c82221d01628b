import type { CarriedEntry } from '../../../snapshot/carried-state.js';
import { requireCarried } from '../../../snapshot/require-carried.js';
import type { StateBook } from '../../../snapshot/state-book.js';
import type { BoardCodes } from './board-codes.js';
import { BoardRoom } from './board-room.js';
import type { BoardShape } from './board-shape.js';

/**
 * Reads list entries `{ board, width, depth, places }`, places level by level from the left with null for an empty one. Boards of another
 * shape, which an earlier plan had, are dissolved: whoever stood on them enters again, before anybody else, in the order of their places.
 */
export function readBoards(
  bonus: string,
  state: StateBook,
  shape: BoardShape,
  codes: BoardCodes,
): { readonly room: BoardRoom; readonly waiting: number[] } {
  const entries = state.list(bonus).map((entry) => readEntry(bonus, entry, shape));
  const room = new BoardRoom(
    shape,
    entries.reduce((next, { board }) => Math.max(next, board + 1), 1),
  );
  requireCarried(
    new Set(entries.map(({ board }) => board)).size === entries.length,
    bonus,
    'every board has a number of its own',
  );
  const waiting: number[] = [];
  for (const { board, width, depth, places } of entries.sort((one, other) => one.board - other.board)) {
    const members = places.map((code) => (code === null ? -1 : codes.numberOf(code)));
    if (width === shape.width && depth === shape.depth) room.restore(board, members);
    else waiting.push(...members.filter((member) => member >= 0));
  }
  return { room, waiting };
}

export function writeBoards(bonus: string, state: StateBook, room: BoardRoom, codes: BoardCodes): void {
  const { width, depth } = room.shape;
  const entries = Array.from(room.open, ({ number, places }): CarriedEntry => {
    let end = places.length;
    while (end > 0 && places[end - 1] === -1) end--;
    const filled = Array.from(places.subarray(0, end), (member) => (member < 0 ? null : codes.codeOf(member)));
    return { board: number, width, depth, places: filled };
  });
  state.carryList(bonus, entries);
}

const largestNumber = 10 ** 15;

interface BoardEntry {
  readonly board: number;
  readonly width: number;
  readonly depth: number;
  readonly places: readonly (string | null)[];
}

function readEntry(bonus: string, { board, width, depth, places }: CarriedEntry, shape: BoardShape): BoardEntry {
  requireCarried(
    isWhole(board) && isWhole(width) && isWhole(depth),
    bonus,
    'a board has a number, a width and a depth',
  );
  requireCarried(Array.isArray(places), bonus, 'a board has a list of places');
  const isSame = width === shape.width && depth === shape.depth;
  requireCarried(!isSame || places.length < placeCount(shape), bonus, 'a board that is carried is not full');
  return { board, width, depth, places: places as readonly (string | null)[] };
}

/** A number of something, from 1; beyond it there is room for the boards that are opened next. */
function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= largestNumber;
}

function placeCount({ width, depth }: BoardShape): number {
  return Array.from({ length: depth + 1 }, (_, level) => width ** level).reduce((sum, count) => sum + count, 0);
}
