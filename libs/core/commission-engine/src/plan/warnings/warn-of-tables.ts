import type { Fault } from '@upline/kernel';
import { faultAt, type PlanCheck } from '../checks/plan-check.js';
import { ownerText, type PlacedTable, type Tokens } from '../parts/plan-parts.js';
import type { PlacedLadder } from '../plan-outline.js';
import { readTable } from '../read-table.js';

/** Tables by rank in which a rank is missing above one that is there, and lists of rates that end earlier for a higher rank. */
export const warnOfTables: PlanCheck = ({ outline: { ladders }, parts }) =>
  parts.tables.flatMap((placed) => warnOfTable(placed, ladders));

function warnOfTable({ table, place }: PlacedTable, ladders: readonly PlacedLadder[]): Fault[] {
  const read = readTable(table);
  if (read.by !== 'rank' && read.by !== 'title') return [];
  const values = new Map(read.entries);
  const ladder = ladders.find(({ ranks }) => ranks.some(({ name }) => values.has(name)));
  if (!ladder) return [];
  const at = [...place.at, read.by === 'rank' ? 'byRank' : 'byTitle'];
  const owner = ownerText(place.owner);
  const names = ladder.ranks.map(({ name }) => name);
  const lowest = names.findIndex((name) => values.has(name));
  const missing = names.slice(lowest).filter((name) => name !== '' && !values.has(name));
  const faults: Fault[] = [];
  if (missing.length > 0) {
    const detail = `${owner} has a table for ${names[lowest]}, but not for ${missing.join(', ')}, who is above and ${isLimit(place.at) ? 'is not limited or cut' : 'has no value'} therefore`;
    faults.push(faultAt(at, 'RANK_MISSING_IN_TABLE', detail));
  }
  let longest: { readonly name: string; readonly length: number } | undefined;
  for (const name of names) {
    const list = values.get(name);
    if (!Array.isArray(list)) continue;
    if (longest && list.length < longest.length) {
      const detail = `${owner} has ${list.length} rates for ${name}, but ${longest.length} for the lower rank ${longest.name}`;
      faults.push(faultAt([...at, name], 'SHORTER_THAN_LOWER_RANK', detail));
    } else longest = { name, length: list.length };
  }
  return faults;
}

/** Tables of caps, limits and cuts: whom they do not name they leave alone. */
function isLimit(at: Tokens): boolean {
  return at[0] === 'cuts' || ['cap', 'limits', 'carry'].includes(String(at[2]));
}
