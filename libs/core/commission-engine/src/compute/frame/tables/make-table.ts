import { parseVolume } from '@upline/money';
import type { Condition } from '../../../plan/plan-schema.js';
import { conditionNode, placeOfRank, type PlanNode, volumeNode } from '../../../plan/references/plan-node.js';
import { answeredOnceMore, type ColumnMaker } from '../column-maker.js';
import type { Columns } from '../columns.js';

type Fill = (from: number, to: number) => void;

/** Reads a table of the plan for every member: the place of their value among `tableValues`, -1 for none. */
export function makeTable(columns: Columns, node: Extract<PlanNode, { kind: 'table' }>): ColumnMaker {
  const { table } = node;
  const places = columns.places(node);
  return answeredOnceMore(columns, fillOf(columns, table, places));
}

function fillOf(columns: Columns, table: object, places: Int16Array): Fill {
  if ('byRank' in table) return byRank(columns, Object.keys(table.byRank as object), 'paidAs', places);
  if ('byTitle' in table) return byRank(columns, Object.keys(table.byTitle as object), 'title', places);
  if ('byVolume' in table) return byVolume(columns, table as ByVolume, places);
  if ('byAttribute' in table) return byAttribute(columns, table as ByAttribute, places);
  return byCases(columns, table as Cases, places);
}

function byRank(columns: Columns, ranks: readonly string[], which: 'paidAs' | 'title', places: Int16Array): Fill {
  const ladders = new Map<string, Int16Array>();
  ranks.forEach((rank, value) => {
    const { ladder, place } = placeOfRank(columns.plan, rank);
    const valueOfRank = ladders.get(ladder) ?? new Int16Array(101).fill(-1);
    valueOfRank[place] = value;
    ladders.set(ladder, valueOfRank);
  });
  const read = [...ladders].map(([ladder, values]) => [columns.standing(ladder)[which], values] as const);
  return (from, to) => {
    places.fill(-1, from, to);
    for (const [held, values] of read) {
      for (let row = from; row < to; row++) {
        const place = held[row] ?? -1;
        const value = place < 0 ? -1 : (values[place] ?? -1);
        // Where a table mixes ladders, the rank that it lists later counts.
        if (value > (places[row] ?? -1)) places[row] = value;
      }
    }
  };
}

interface ByVolume {
  readonly byVolume: string;
  readonly threshold: 'inclusive' | 'exclusive';
  readonly rows: readonly { readonly from: string }[];
}

function byVolume(columns: Columns, table: ByVolume, places: Int16Array): Fill {
  const rows = table.rows.map(({ from }) => {
    const least = parseVolume(from);
    return {
      least: table.threshold === 'inclusive' ? least : least + 1,
      column: columns.numbers(volumeNode(columns.plan, table.byVolume, least)),
    };
  });
  return (from, to) => {
    places.fill(-1, from, to);
    rows.forEach(({ least, column }, value) => {
      for (let row = from; row < to; row++) if ((column[row] ?? 0) >= least) places[row] = value;
    });
  };
}

interface ByAttribute {
  readonly byAttribute: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function byAttribute({ snapshot, owners }: Columns, table: ByAttribute, places: Int16Array): Fill {
  const valueOf = new Map(Object.keys(table.values).map((text, value) => [text, value]));
  const texts = snapshot.members.texts?.[table.byAttribute];
  return (from, to) => {
    for (let row = from; row < to; row++) places[row] = valueOf.get(texts?.[owners?.[row] ?? row] ?? '') ?? -1;
  };
}

interface Cases {
  readonly cases: readonly { readonly when: Condition }[];
  readonly otherwise: unknown;
}

function byCases(columns: Columns, { cases, otherwise }: Cases, places: Int16Array): Fill {
  const asked = cases.map(({ when }) => columns.marks(conditionNode(columns.plan, when)));
  return (from, to) => {
    places.fill(otherwise === null ? -1 : cases.length, from, to);
    for (let value = asked.length - 1; value >= 0; value--) {
      const column = asked[value];
      for (let row = from; row < to; row++) if (column?.[row] === 1) places[row] = value;
    }
  };
}
