import type { NameColumn } from './name-column.js';

/**
 * What a period leaves to the next: legs of binaries, banked volume, titles, unpaid balances. Every part belongs to an owner, which is
 * the plan's name of a bonus, volume, ladder ('ranks' for the first) or tree, or 'money'. A calculation reads one state and writes another; it changes none.
 */
export interface CarriedState {
  /**
   * The last day that is counted in it. Orders paid up to that day are in lifetime balances and not added again; refunds paid later are not
   * in them, even where they count on an earlier day.
   */
  readonly asOfDay: number;
  /** owner -> quantity -> one number per member row, in units of 10^-4 (counts and money too). Missing means zero for everybody. */
  readonly numbers: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>;
  /** owner -> quantity -> one name per member row, or none. Ranks are carried by name, so that a changed ladder is noticed. */
  readonly names: Readonly<Record<string, Readonly<Record<string, NameColumn>>>>;
  /** owner -> entries of the owner's own shape, members told by code. */
  readonly lists: Readonly<Record<string, readonly CarriedEntry[]>>;
}

export type CarriedEntry = Readonly<Record<string, string | number | boolean | null | readonly (string | null)[]>>;

/** Nothing was carried. */
export const emptyState: CarriedState = { asOfDay: -2_147_483_648, numbers: {}, names: {}, lists: {} };
