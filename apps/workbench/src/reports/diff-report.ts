import type { Comparison, MemberDifference } from '../commands/compare-plans.js';
import { countOf } from './fault-report.js';
import { type Column, printable, table } from './table.js';

/** At either end of a long list. */
const mostAtEachEnd = 50;

/** A comparison for people: the company, the bonuses, then who gains and who loses. */
export function diffReport({ plans, periods, currency, totals, bonuses, members }: Comparison): string {
  const [a, b] = plans;
  const amounts = ['A', 'B', 'Difference'].map((heading): Column => ({ heading, align: 'right' }));
  const left = (heading: string): Column => ({ heading, align: 'left' });
  const changed = members.filter(({ difference }) => /[1-9]/.test(difference));
  const rows = changed.map((member) => [member.code, ranksOf(member), member.a, member.b, signed(member.difference)]);
  const lines = [
    printable(`A: ${a} | B: ${b}`),
    `${periods.join(', ')}, in ${currency}`,
    `${countOf(totals.gaining, 'member')} ${verb(totals.gaining, 'gain')} ${totals.gained}, ${totals.losing} ${verb(totals.losing, 'lose')} ${totals.lost.replace('-', '')}, ${totals.unchanged} ${totals.unchanged === 1 ? 'is' : 'are'} paid the same`,
    '',
    ...table(
      [left('Paid by'), ...amounts],
      [
        ...Object.entries(bonuses).map(([name, each]) => [name, each.a, each.b, signed(each.difference)]),
        ['Total', totals.a, totals.b, signed(totals.difference)],
      ],
    ),
    ...(rows.length === 0 ? [] : ['', ...table([left('Member'), left('Paid as'), ...amounts], shortened(rows))]),
  ];
  return `${lines.join('\n')}\n`;
}

function verb(count: number, plural: string): string {
  return count === 1 ? `${plural}s` : plural;
}

function ranksOf({ rankA, rankB }: MemberDifference): string {
  return rankA === rankB ? (rankA ?? '-') : `${rankA ?? '-'} -> ${rankB ?? '-'}`;
}

function signed(difference: string): string {
  return difference.startsWith('-') || !/[1-9]/.test(difference) ? difference : `+${difference}`;
}

function shortened(rows: readonly string[][]): readonly string[][] {
  if (rows.length <= 2 * mostAtEachEnd) return rows;
  const left = `(${rows.length - 2 * mostAtEachEnd} more; --json has everybody)`;
  return [...rows.slice(0, mostAtEachEnd), [left], ...rows.slice(-mostAtEachEnd)];
}
