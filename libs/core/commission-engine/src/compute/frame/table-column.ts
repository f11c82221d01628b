/** A table of a plan, read for every member: the place of their value among `values`, -1 for no value. */
export interface TableColumn<Value> {
  readonly values: readonly Value[];
  readonly places: Int16Array;
  /** Set where everybody has the same value, so that loops need not look. */
  readonly constant: boolean;
}

/** What the schema's `tableOf` makes of a value. */
export type Table<Value> =
  | Value
  | { readonly byRank: Readonly<Record<string, Value>> }
  | { readonly byTitle: Readonly<Record<string, Value>> }
  | {
      readonly byVolume: string;
      readonly threshold: 'inclusive' | 'exclusive';
      readonly rows: readonly { readonly from: string; readonly value: Value }[];
    }
  | { readonly byAttribute: string; readonly values: Readonly<Record<string, Value>> }
  | {
      readonly cases: readonly { readonly when: unknown; readonly value: Value }[];
      readonly otherwise: Value | null;
    };
