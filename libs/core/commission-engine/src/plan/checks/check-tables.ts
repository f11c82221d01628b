import type { Fault } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import { ownerText, type Tokens } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';
import { readTable } from '../read-table.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Rows that do not ascend, and tables over the ranks of two ladders. */
export const checkTables: PlanCheck = ({ outline, parts }) => [
  ...parts.tables.flatMap(({ table, place }) => {
    const read = readTable(table);
    const owner = ownerText(place.owner);
    if (read.by === 'volume') return checkAscending(read.rows, 'from', [...place.at, 'rows'], owner);
    if (read.by !== 'rank' && read.by !== 'title') return [];
    const at = [...place.at, read.by === 'rank' ? 'byRank' : 'byTitle'];
    return checkOneLadder(
      outline,
      read.entries.map(([name]) => name),
      at,
      `${owner} has a table`,
    );
  }),
  ...outline.bonuses.flatMap(({ name, at, part }) => {
    const owner = `bonus ${name}`;
    if (part?.kernel === 'differential' && typeof part.rate === 'object' && 'axis' in part.rate) {
      return checkAscending(part.rate.rows, 'from', [...at, 'rate', 'rows'], owner);
    }
    if (part?.kernel !== 'pairing' || part.mode.pays !== 'schedule') return [];
    const rows = [...at, 'mode', 'rows'];
    return checkSchedule(part.mode.rows, rows, owner);
  }),
];

function checkAscending(rows: readonly { readonly from: string }[], key: 'from', at: Tokens, owner: string): Fault[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    if (!before || parseVolume(before[key]) < parseVolume(row[key])) return [];
    const detail = `${owner} has a row from ${row.from} after one from ${before.from}: rows ascend`;
    return [faultAt([...at, index, key], 'NOT_ASCENDING', detail)];
  });
}

/** The last row that is reached pays, so no row may ask for less than the one before it. */
function checkSchedule(rows: readonly { strong: string; weak: string }[], at: Tokens, owner: string): Fault[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const faults: Fault[] = [];
    if (parseVolume(row.weak) > parseVolume(row.strong)) {
      const detail = `${owner} has a row that asks for more on the weak side (${row.weak}) than on the strong (${row.strong})`;
      faults.push(faultAt([...at, index, 'weak'], 'WEAK_ABOVE_STRONG', detail));
    }
    if (!before) return faults;
    const strong = parseVolume(row.strong) - parseVolume(before.strong);
    const weak = parseVolume(row.weak) - parseVolume(before.weak);
    if (strong >= 0 && weak >= 0 && strong + weak > 0) return faults;
    const detail = `${owner} has a row of ${row.strong} and ${row.weak} after one of ${before.strong} and ${before.weak}: rows ascend`;
    return [...faults, faultAt([...at, index], 'NOT_ASCENDING', detail)];
  });
}

/** A fault where the ranks named stand on different ladders. */
export function checkOneLadder(outline: PlanOutline, ranks: readonly string[], at: Tokens, says: string): Fault[] {
  const ladderOf = (rank: string): string | undefined => outline.byName.ladderOfRank.get(rank);
  const [first, ...others] = ranks.filter((rank) => ladderOf(rank) !== undefined);
  const other = others.find((rank) => ladderOf(rank) !== ladderOf(first ?? ''));
  if (first === undefined || other === undefined) return [];
  const detail = `${says} with ${first} of the ladder ${ladderOf(first)} and ${other} of the ladder ${ladderOf(other)}: all its ranks stand on one ladder`;
  return [faultAt(at, 'RANKS_OF_TWO_LADDERS', detail)];
}
