import { type CarriedEntry, type CarriedState, emptyState } from '../../snapshot/carried-state.js';
import { nameAt, nameColumn } from '../../snapshot/name-column.js';
import type { Person } from './people.js';

/** What was carried in, asked person by person. */
export class CarriedIn {
  constructor(readonly state: CarriedState = emptyState) {}

  number(owner: string, quantity: string, { row }: Person): bigint {
    return BigInt(this.state.numbers[owner]?.[quantity]?.[row] ?? 0);
  }

  has(owner: string, quantity: string): boolean {
    return this.state.numbers[owner]?.[quantity] !== undefined;
  }

  /** '' for none. */
  name(owner: string, quantity: string, { row }: Person): string {
    const column = this.state.names[owner]?.[quantity];
    return column ? nameAt(column, row) : '';
  }

  list(owner: string): readonly CarriedEntry[] {
    return this.state.lists[owner] ?? [];
  }
}

/** What is carried out, by member code. */
export interface CarriedAnswer {
  asOfDay: number;
  readonly numbers: Map<string, Map<string, Map<string, bigint>>>;
  readonly names: Map<string, Map<string, Map<string, string>>>;
  readonly lists: Map<string, readonly CarriedEntry[]>;
}

/** Collects what is carried out. What nobody writes stays what it was. */
export class CarriedOut {
  private readonly written: CarriedAnswer = { asOfDay: 0, numbers: new Map(), names: new Map(), lists: new Map() };

  number(owner: string, quantity: string, { code }: Person, units: bigint): void {
    cell(this.written.numbers, owner, quantity).set(code, units);
  }

  name(owner: string, quantity: string, { code }: Person, name: string): void {
    cell(this.written.names, owner, quantity).set(code, name);
  }

  list(owner: string, entries: readonly CarriedEntry[]): void {
    this.written.lists.set(owner, entries);
  }

  answer({ state }: CarriedIn, people: readonly Person[], asOfDay: number): CarriedAnswer {
    const { numbers, names, lists } = this.written;
    for (const [owner, columns] of Object.entries(state.numbers)) {
      for (const [quantity, column] of Object.entries(columns)) {
        if (numbers.get(owner)?.has(quantity)) continue;
        for (const { code, row } of people) cell(numbers, owner, quantity).set(code, BigInt(column[row] ?? 0));
      }
    }
    for (const [owner, columns] of Object.entries(state.names)) {
      for (const [quantity, column] of Object.entries(columns)) {
        if (names.get(owner)?.has(quantity)) continue;
        for (const { code, row } of people) cell(names, owner, quantity).set(code, nameAt(column, row));
      }
    }
    for (const [owner, entries] of Object.entries(state.lists)) if (!lists.has(owner)) lists.set(owner, entries);
    return { ...this.written, asOfDay };
  }
}

function cell<Value>(
  owners: Map<string, Map<string, Map<string, Value>>>,
  owner: string,
  quantity: string,
): Map<string, Value> {
  const quantities = owners.get(owner) ?? new Map<string, Map<string, Value>>();
  owners.set(owner, quantities);
  const column = quantities.get(quantity) ?? new Map<string, Value>();
  quantities.set(quantity, column);
  return column;
}

/** Puts what was carried out into the rows of the next snapshot's members. Whoever is new has nothing. */
export function carriedStateOf(answer: CarriedAnswer, codes: readonly string[]): CarriedState {
  const columns = <Value, Column>(
    owners: Map<string, Map<string, Map<string, Value>>>,
    column: (byCode: Map<string, Value>) => Column,
  ): Record<string, Record<string, Column>> =>
    Object.fromEntries(
      [...owners].map(([owner, quantities]) => [
        owner,
        Object.fromEntries([...quantities].map(([quantity, byCode]) => [quantity, column(byCode)])),
      ]),
    );
  return {
    asOfDay: answer.asOfDay,
    numbers: columns(answer.numbers, (byCode) => Float64Array.from(codes, (code) => Number(byCode.get(code) ?? 0n))),
    names: columns(answer.names, (byCode) => nameColumn(codes.map((code) => byCode.get(code) ?? ''))),
    lists: Object.fromEntries(answer.lists),
  };
}
