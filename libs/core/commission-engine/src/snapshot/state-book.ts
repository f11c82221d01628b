import { float64Column } from '@upline/kernel';
import { emptyState, type CarriedEntry, type CarriedState } from './carried-state.js';
import type { NameColumn } from './name-column.js';

/** The state that was carried in, to read, and the state to carry out, to write. */
export class StateBook {
  private zeros: Float64Array | undefined;
  private readonly numbersOut: Record<string, Record<string, Float64Array>> = {};
  private readonly namesOut: Record<string, Record<string, NameColumn>> = {};
  private readonly listsOut: Record<string, readonly CarriedEntry[]> = {};

  constructor(
    readonly memberCount: number,
    readonly carriedIn: CarriedState = emptyState,
  ) {}

  /** The numbers carried in, one per member row, zero where nothing was carried. Not to be written to. */
  numbers(owner: string, quantity: string): Float64Array {
    return this.carriedIn.numbers[owner]?.[quantity] ?? (this.zeros ??= float64Column(this.memberCount));
  }

  has(owner: string, quantity: string): boolean {
    return this.carriedIn.numbers[owner]?.[quantity] !== undefined;
  }

  names(owner: string, quantity: string): NameColumn | undefined {
    return this.carriedIn.names[owner]?.[quantity];
  }

  list(owner: string): readonly CarriedEntry[] {
    return this.carriedIn.lists[owner] ?? [];
  }

  carryNumbers(owner: string, quantity: string, column: Float64Array): void {
    (this.numbersOut[owner] ??= {})[quantity] = column;
  }

  carryNames(owner: string, quantity: string, column: NameColumn): void {
    (this.namesOut[owner] ??= {})[quantity] = column;
  }

  carryList(owner: string, entries: readonly CarriedEntry[]): void {
    this.listsOut[owner] = entries;
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
      lists: { ...lists, ...this.listsOut },
    };
  }
}

function merged<Column>(
  before: Readonly<Record<string, Readonly<Record<string, Column>>>>,
  after: Readonly<Record<string, Readonly<Record<string, Column>>>>,
): Record<string, Readonly<Record<string, Column>>> {
  const owners = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...owners].map((owner) => [owner, { ...before[owner], ...after[owner] }]));
}
