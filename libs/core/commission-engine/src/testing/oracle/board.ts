import type { BoardBonus, Condition } from '../../plan/plan-schema.js';
import { Fraction } from './fraction.js';
import { type Line, lineOf, type Run } from './money.js';
import type { Person } from './people.js';
import type { TableOf, World } from './world.js';

/** A place on a board. */
interface Seat {
  readonly code: string;
  readonly below: Seat[];
}

interface Board {
  readonly number: number;
  readonly top: Seat;
}

/**
 * Boards. Carried: how often members `entered`, and an entry { board, width, depth, places } for each open board: its number in the order of
 * opening, and the codes level by level from the top, null for an empty place before the last that is taken.
 */
export function payBoard(world: World, bonus: BoardBonus, run: Run): Line[] {
  const room = new Boards(world, bonus);
  const day = ({ enrolledOn }: Person): number => enrolledOn ?? 0;
  const inOrder = [...world.people].sort((one, other) => day(one) - day(other));
  for (const person of inOrder) {
    const before = world.carried.number(bonus.bonus, 'entered', person);
    const units = world.volume(bonus.entry.volume, person);
    let entries = units > 0n ? units / 10_000n : 0n;
    if (bonus.entry.per === 'member-once') entries = units > 0n && before === 0n ? 1n : 0n;
    run.out.number(bonus.bonus, 'entered', person, before + entries * 10_000n);
    for (let entry = 0n; entry < entries; entry++) room.enter(person.code, true);
  }
  const { width, depth } = bonus;
  run.out.list(
    bonus.bonus,
    room.open.map(({ number, top }) => ({ board: number, width, depth, places: room.places(top) })),
  );
  return room.lines;
}

class Boards {
  readonly lines: Line[] = [];
  /** The oldest first. */
  readonly open: Board[];
  private next: number;
  private readonly paidTimes = new Map<Person, number>();

  constructor(
    private readonly world: World,
    private readonly bonus: BoardBonus,
  ) {
    this.open = world.carried.list(bonus.bonus).flatMap((entry) => {
      const top = this.seated(entry['places'] as unknown as readonly (string | null)[]);
      return top ? [{ number: Number(entry['board']), top }] : [];
    });
    this.next = Math.max(0, ...this.open.map(({ number }) => number)) + 1;
  }

  /** Takes a place on the board of the enroller, otherwise on the oldest; without any a new board opens. */
  enter(code: string, followsEnroller: boolean): void {
    const enroller = this.enrollerOf(code);
    const theirs = followsEnroller ? this.open.find(({ top }) => everybody(top).includes(enroller ?? '')) : undefined;
    const board = theirs ?? this.open[0];
    const seat: Seat = { code, below: [] };
    if (!board) {
      this.open.push({ number: this.next++, top: seat });
      return;
    }
    this.placeUnder(board.top).below.push(seat);
    if (this.isFull(board.top)) this.complete(board);
  }

  /** The codes level by level, with null for what is empty. */
  places(top: Seat): (string | null)[] {
    const codes = this.allPlaces(top);
    while (codes.at(-1) === null) codes.pop();
    return codes;
  }

  private allPlaces(top: Seat): (string | null)[] {
    let level: (Seat | null)[] = [top];
    const codes: (string | null)[] = [];
    for (let depth = 0; depth <= this.bonus.depth; depth++) {
      codes.push(...level.map((seat) => seat?.code ?? null));
      level = level.flatMap((seat) =>
        Array.from({ length: this.bonus.width }, (_, place) => seat?.below[place] ?? null),
      );
    }
    return codes;
  }

  private seated(codes: readonly (string | null)[], place = 0): Seat | null {
    const code = codes[place];
    if (code === undefined || code === null) return null;
    const children = Array.from({ length: this.bonus.width }, (_, at) =>
      this.seated(codes, place * this.bonus.width + 1 + at),
    );
    return { code, below: children.filter((seat) => seat !== null) };
  }

  private enrollerOf(code: string): string | undefined {
    const person = this.person(code);
    return person && this.world.tree(this.bonus.tree).parent(person)?.code;
  }

  private person(code: string): Person | undefined {
    return this.world.people.find((person) => person.code === code);
  }

  /** The member under whom the next place is: level by level from the left, or always towards the fewest below. */
  private placeUnder(top: Seat): Seat {
    const { width, fill } = this.bonus;
    if (fill === 'left-to-right') {
      let level = [top];
      for (;;) {
        const free = level.find((seat) => seat.below.length < width);
        if (free) return free;
        level = level.flatMap((seat) => seat.below);
      }
    }
    let at = top;
    while (at.below.length >= width) {
      at = at.below.reduce((fewest, seat) => (everybody(seat).length < everybody(fewest).length ? seat : fewest));
    }
    return at;
  }

  private isFull(top: Seat): boolean {
    return this.allPlaces(top).every((code) => code !== null);
  }

  /** Pays the top, splits the board, and lets the top enter again. */
  private complete(board: Board): void {
    const { reentry } = this.bonus;
    this.pay(board.top.code);
    // The new boards are younger than all that are open.
    this.open.splice(this.open.indexOf(board), 1);
    for (const top of board.top.below) this.open.push({ number: this.next++, top });
    if (reentry !== 'none') this.enter(board.top.code, reentry === 'follows-enroller');
  }

  /** The positions of a person share the cycles of a period. A line's level is the number of the cycle. */
  private pay(code: string): void {
    const { world, bonus } = this;
    const person = this.person(code);
    const amount = person && world.table(bonus.payout as TableOf<string>, person);
    if (!person || amount === undefined || !world.holds(bonus.eligible as Condition, person)) return;
    const level = (this.paidTimes.get(person.owner) ?? 0) + 1;
    if (bonus.cyclesPerPeriod !== null && level > bonus.cyclesPerPeriod) return;
    this.paidTimes.set(person.owner, level);
    this.lines.push(lineOf(world, bonus.bonus, person, Fraction.read(amount), { level }));
  }
}

function everybody(top: Seat): string[] {
  return [top.code, ...top.below.flatMap((seat) => everybody(seat))];
}
