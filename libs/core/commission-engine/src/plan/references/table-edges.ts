import { parseVolume } from '@upline/money';
import type { Condition, Plan } from '../plan-schema.js';
import { type Edge, same } from './edge.js';
import { conditionNode, placeOfRank, standingNode, volumeNode } from './plan-node.js';

/** What must be known of a member to read a table for them, the values of the table left out. */
export function tableEdges(plan: Plan, table: object): Edge[] {
  if ('byRank' in table || 'byTitle' in table) {
    const ranks = Object.keys(('byRank' in table ? table.byRank : table.byTitle) as object);
    return [...new Set(ranks.map((rank) => placeOfRank(plan, rank).ladder))].map((ladder) =>
      same(standingNode(ladder)),
    );
  }
  if ('byVolume' in table) {
    const { byVolume, rows } = table as { byVolume: string; rows: readonly { from: string }[] };
    return rows.map(({ from }) => same(volumeNode(plan, byVolume, parseVolume(from))));
  }
  if (!('cases' in table)) return [];
  return (table.cases as readonly { when: Condition }[]).map(({ when }) => same(conditionNode(plan, when)));
}

/** The values of a table, as it lists them; that of `otherwise` comes last. */
export function tableValues(table: object): unknown[] {
  const { byRank, byTitle, values, rows, cases, otherwise } = table as {
    readonly [key in 'byRank' | 'byTitle' | 'values']?: Readonly<Record<string, unknown>>;
  } & { readonly [key in 'rows' | 'cases']?: readonly { readonly value: unknown }[] } & {
    readonly otherwise?: unknown;
  };
  const named = byRank ?? byTitle ?? values;
  if (named) return Object.values(named);
  const listed = (rows ?? cases ?? []).map(({ value }) => value);
  return otherwise === undefined || otherwise === null ? listed : [...listed, otherwise];
}
