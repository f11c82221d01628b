/**
 * A readable specification as data: what renderers turn into pages. In every text a name of the plan stands between backticks; a backtick
 * or a backslash that is meant as itself has a backslash before it (see `readInline`).
 */
export interface PlanDocument {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'terms'; readonly items: readonly Term[] }
  /** The first cell of each row is its header. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** What is said about one thing: "Rounding", and a sentence about it. */
export interface Term {
  readonly term: string;
  readonly text: string;
}
