import { type BoardShape, placesBelow } from './board-shape.js';
import { LowestFirst } from './lowest-first.js';

/** A board that is being filled. */
export interface Board {
  readonly number: number;
  /** Who stands at each place, -1 for nobody. */
  readonly places: Int32Array;
  filled: number;
}

/**
 * All open boards. Members are numbers of the caller's. Boards are open until they are full; then they split at once, and who stood at the top is
 * told to the caller. Each entry costs as much as it has levels to climb.
 */
export class BoardRoom {
  private readonly boards = new Map<number, Board>();
  /** The boards on which a member stood; those that are closed are dropped when they come up. */
  private readonly standing = new Map<number, LowestFirst>();
  /** The numbers of boards that were put back: between them there may be any number of closed ones. */
  private readonly restored: number[] = [];
  /** So many of the boards that were put back, and then of those opened here, are known to be closed. */
  private closed = 0;
  private nextNumber: number;

  constructor(
    readonly shape: BoardShape,
    private readonly firstNumber = 1,
  ) {
    this.nextNumber = firstNumber;
  }

  /** Open boards, the oldest first: numbers are given in the order of opening. */
  get open(): Iterable<Board> {
    return this.boards.values();
  }

  /** Puts a board back as it was; the oldest must come first. */
  restore(number: number, members: readonly number[]): void {
    const board = this.openBoard(number);
    this.restored.push(number);
    members.forEach((member, place) => this.seat(board, place, member));
  }

  /** The oldest board on which a member stands. */
  boardOf(member: number): Board | undefined {
    const standing = this.standing.get(member);
    while (standing?.lowest !== undefined) {
      const board = this.boards.get(standing.lowest);
      if (board) return board;
      standing.drop();
    }
    return undefined;
  }

  /** The oldest board; a first one, if there is none. */
  get oldest(): Board {
    const { restored, firstNumber } = this;
    const numberAt = (place: number): number => restored[place] ?? firstNumber + place - restored.length;
    for (; numberAt(this.closed) < this.nextNumber; this.closed++) {
      const board = this.boards.get(numberAt(this.closed));
      if (board) return board;
    }
    return this.openBoard(this.nextNumber++);
  }

  /** Seats a member at the next place. Answers who stood at the top if that filled the board, otherwise -1. */
  enter(board: Board, member: number): number {
    this.seat(board, this.nextPlace(board), member);
    return board.filled < this.shape.size ? -1 : this.split(board);
  }

  /** Where an earlier plan filled in another order, places may be taken before their turn. */
  private nextPlace({ places, filled }: Board): number {
    const { placeOf, size } = this.shape;
    let turn = filled;
    while (places[placeOf[turn] ?? 0] !== -1) turn = (turn + 1) % size;
    return placeOf[turn] ?? 0;
  }

  private split(board: Board): number {
    this.boards.delete(board.number);
    for (let leg = 0; leg < this.shape.width; leg++) {
      const half = this.openBoard(this.nextNumber++);
      placesBelow(this.shape, leg).forEach((place, target) => this.seat(half, target, board.places[place] ?? -1));
    }
    return board.places[0] ?? -1;
  }

  private openBoard(number: number): Board {
    const board = { number, places: new Int32Array(this.shape.size).fill(-1), filled: 0 };
    this.boards.set(number, board);
    return board;
  }

  private seat(board: Board, place: number, member: number): void {
    if (member < 0) return;
    board.places[place] = member;
    board.filled++;
    let boards = this.standing.get(member);
    if (!boards) this.standing.set(member, (boards = new LowestFirst()));
    boards.add(board.number);
  }
}
