import type { Columns } from '../columns.js';

/** Marks members by a word that they carry: status, kind, a text or a flag. Further positions carry the words of their owner. */
export function wordMarks(
  columns: Columns,
  key: 'status' | 'kind' | 'attribute',
  body: unknown,
  out: Uint8Array,
): (from: number, to: number) => void {
  const { snapshot, plan, owners } = columns;
  const { statuses, kinds, texts, numbers } = snapshot.members;
  if (key !== 'attribute') {
    const column = key === 'status' ? statuses : kinds;
    return markWords(column, key === 'status' ? 'active' : 'distributor', new Set(body as string[]), { out, owners });
  }
  const { attribute, oneOf } = body as { readonly attribute: string; readonly oneOf: readonly string[] };
  const words = new Set(oneOf);
  const isFlag = plan.attributes?.[attribute]?.type === 'flag';
  if (!isFlag) return markWords(texts?.[attribute], '', words, { out, owners });
  const flags = numbers?.[attribute];
  const [ifSet, ifNot] = [words.has('true') ? 1 : 0, words.has('false') ? 1 : 0];
  return (from, to) => {
    for (let row = from; row < to; row++) out[row] = (flags?.[owners?.[row] ?? row] ?? 0) === 0 ? ifNot : ifSet;
  };
}

function markWords(
  column: readonly string[] | undefined,
  usual: string,
  words: ReadonlySet<string>,
  { out, owners }: { readonly out: Uint8Array; readonly owners: Int32Array | undefined },
): (from: number, to: number) => void {
  if (!column) return (from, to) => void out.fill(words.has(usual) ? 1 : 0, from, to);
  return (from, to) => {
    for (let row = from; row < to; row++) out[row] = words.has(column[owners?.[row] ?? row] ?? usual) ? 1 : 0;
  };
}
