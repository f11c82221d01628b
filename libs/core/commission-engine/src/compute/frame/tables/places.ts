/** For every member the place of their value in a table, -1 for none. */
export type Places = Int16Array;
