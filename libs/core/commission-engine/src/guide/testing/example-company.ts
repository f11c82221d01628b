import { formatDate, readPeriod } from '@upline/calendar';
import type { GuideTable } from './read-guide.js';

type Json = Record<string, unknown>;

const plain = ['sponsor', 'enroller', 'kind', 'status', 'owner', 'currency'];

/**
 * The period file that a table of members stands for. Columns: `member`; what a member has (`sponsor`, `enroller`, `kind`, `status`,
 * `joined`, `owner`, `currency`); a placement tree ("Ann, left"); kinds of volume in capitals, one order in each period, perhaps `PV in 2026-10`
 * or `PV on 2026-11-05`; `tags` of these orders; every other column is an attribute. An empty cell says nothing.
 */
export function periodFileOf(plan: Json, periods: readonly string[], table: GuideTable): Json {
  const placements = Object.entries(plan['trees'] as Record<string, Json>)
    .filter(([, { kind }]) => kind === 'placement')
    .map(([name]) => name);
  const orders: Json[] = [];
  const members = table.rows.map((cells) => {
    const told = table.columns
      .map((column, at) => [column, cells[at] ?? ''] as const)
      .filter(([, cell]) => cell !== '');
    const member: Json = {};
    for (const [column, cell] of told) tell(member, column, cell, placements);
    orders.push(...ordersOf(String(member['code']), told, periods));
    return member;
  });
  return { language: 'upline-period/1', period: periods.length === 1 ? periods[0] : periods, members, orders };
}

/** The orders of a table: `buyer`, `paid on`, kinds of volume, `tags`, `refund of`, `order`. */
export function ordersOfTable({ columns, rows }: GuideTable): Json[] {
  return rows.map((cells) => {
    const order: Json = { volumes: {} };
    columns.forEach((column, at) => {
      const cell = cells[at] ?? '';
      if (cell === '') return;
      if (/^[A-Z]+$/.test(column)) (order['volumes'] as Json)[column] = number(cell);
      else if (column === 'paid on') order['paidOn'] = cell;
      else if (column === 'refund of') order['refundOf'] = { paidOn: cell };
      else if (column === 'order') order['reference'] = cell;
      else if (column === 'tags') order['tags'] = cell.split(/, */);
      else order[column] = cell;
    });
    return order;
  });
}

function tell(member: Json, column: string, cell: string, placements: readonly string[]): void {
  if (column === 'member') member['code'] = cell;
  else if (column === 'joined') member['enrolledOn'] = cell;
  else if (plain.includes(column)) member[column] = cell;
  else if (placements.includes(column)) {
    const [parent, leg] = cell.split(/, */);
    const place = leg === undefined ? { parent } : { parent, leg: /^\d+$/.test(leg) ? Number(leg) : leg };
    member['placements'] = { ...(member['placements'] as Json | undefined), [column]: place };
  } else if (column !== 'tags' && !/^[A-Z]/.test(column)) {
    const value = cell === 'yes' ? true : cell === 'no' ? false : number(cell);
    member['attributes'] = { ...(member['attributes'] as Json | undefined), [column]: value };
  }
}

function ordersOf(buyer: string, told: readonly (readonly [string, string])[], periods: readonly string[]): Json[] {
  const tags = told.find(([column]) => column === 'tags')?.[1].split(/, */);
  const byDay = new Map<string, Json>();
  for (const [column, cell] of told) {
    const [, kind, how, when] = /^([A-Z]+)(?: (in|on) (\S+))?$/.exec(column) ?? [];
    if (kind === undefined) continue;
    const day = how === 'on' ? (when ?? '') : formatDate(readPeriod(when ?? periods[0] ?? '').endsOn);
    byDay.set(day, { ...byDay.get(day), [kind]: number(cell) });
  }
  return [...byDay].map(([paidOn, volumes]) => ({
    ...{ reference: `${buyer} ${paidOn}`, buyer, paidOn, volumes },
    ...(tags && { tags }),
  }));
}

function number(cell: string): string {
  return /^[−-]?[\d,]+(\.\d+)?$/.test(cell) ? cell.replaceAll(',', '').replace('−', '-') : cell;
}
