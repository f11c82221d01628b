/**
 * One thing that is wrong with a document, said so that its author can mend it.
 *
 * `pointer` is an RFC 6901 JSON Pointer into the document ('' is the whole document), `code` is stable and meant for
 * programs (`PLAN.UNKNOWN_RANK`), `detail` is one sentence meant for people.
 */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}
