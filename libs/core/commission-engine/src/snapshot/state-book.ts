import { float64Column } from '@upline/kernel';
import { emptyState, type CarriedEntry, type CarriedState } from './carried-state.js';
import type { NameColumn } from './name-column.js';

/** The state that was carried in, to read, and the state to carry out, to write. */
export class StateBook {
  private zeros: Float64Array | undefined;
  private readonly numbersOut = new Map<string, Map<string, Float64Array>>();
  private readonly namesOut = new Map<string, Map<string, NameColumn>>();
  private readonly listsOut = new Map<string, readonly CarriedEntry[]>();

  constructor(
    readonly memberCount: number,
    readonly carriedIn: CarriedState = emptyState,
  ) {}

  /** The numbers carried in, one per member row, zero where nothing was carried. Not to be written to. */
  numbers(owner: string, quantity: string): Float64Array {
    return own(own(this.carriedIn.numbers, owner), quantity) ?? (this.zeros ??= float64Column(this.memberCount));
  }

  has(owner: string, quantity: string): boolean {
    return own(own(this.carriedIn.numbers, owner), quantity) !== undefined;
  }

  names(owner: string, quantity: string): NameColumn | undefined {
    return own(own(this.carriedIn.names, owner), quantity);
  }

  list(owner: string): readonly CarriedEntry[] {
    return own(this.carriedIn.lists, owner) ?? [];
  }

  carryNumbers(owner: string, quantity: string, column: Float64Array): void {
    carry(this.numbersOut, owner, quantity, column);
  }

  carryNames(owner: string, quantity: string, column: NameColumn): void {
    carry(this.namesOut, owner, quantity, column);
  }

  carryList(owner: string, entries: readonly CarriedEntry[]): void {
    this.listsOut.set(owner, entries);
  }

  /**
   * The state to carry out. What this run did not touch (balances of bonuses of other periods) stays what it was.
   */
  carriedOut(asOfDay: number): CarriedState {
    const { numbers, names, lists } = this.carriedIn;
    return {
      asOfDay,
      numbers: merged(numbers, this.numbersOut),
      names: merged(names, this.namesOut),
      lists: { ...lists, ...Object.fromEntries(this.listsOut) },
    };
  }
}

/** A name of the plan may be one that every object has, such as `constructor`. */
function own<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

function carry<Column>(out: Map<string, Map<string, Column>>, owner: string, quantity: string, column: Column): void {
  const columns = out.get(owner);
  if (columns) columns.set(quantity, column);
  else out.set(owner, new Map([[quantity, column]]));
}

function merged<Column>(
  before: Readonly<Record<string, Readonly<Record<string, Column>>>>,
  after: ReadonlyMap<string, ReadonlyMap<string, Column>>,
): Record<string, Readonly<Record<string, Column>>> {
  const owners = new Set([...Object.keys(before), ...after.keys()]);
  return Object.fromEntries(
    [...owners].map((owner) => [owner, { ...own(before, owner), ...Object.fromEntries(after.get(owner) ?? []) }]),
  );
}
