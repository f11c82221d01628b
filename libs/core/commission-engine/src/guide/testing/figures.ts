import { compareRational, parseRational, type Rational, rational, subtractRational } from '@upline/money';
import type { LineResult, MemberResult, ResultDocument } from '../../period-file/result-document.js';
import { reckon } from './reckon.js';

/** What a column of a table about members says of a member, as a text; undefined where the column is not about figures. */
export function figureOf(result: ResultDocument, member: MemberResult, column: string): string | undefined {
  const ranks = member.ranks['ranks'];
  if (column === 'why') return undefined;
  if (column === 'total') return member.total;
  if (column === 'active') return member.active ? 'yes' : 'no';
  if (column === 'reached') return ranks?.reached ?? 'none';
  if (column === 'paid as') return ranks?.paidAs ?? 'none';
  if (column === 'title') return ranks?.title ?? 'none';
  if (column === 'payout') return member.payout ? `${member.payout.amount} ${member.payout.currency}` : '';
  if (column in member.ranks) return member.ranks[column]?.paidAs ?? 'none';
  if (column in member.volumes) return member.volumes[column];
  const [owner = '', quantity = ''] = column.split('.');
  if (quantity !== '') return result.carried.numbers[owner]?.[quantity]?.[member.code] ?? '0';
  for (const name of [column, `cap:${column}`, `cut:${column}`]) {
    if (name in result.company.bonuses || name in result.company.cuts) return member.totals[name] ?? '0';
  }
  throw new Error(`Nobody has a figure called ${column}`);
}

/** What a column of a table of lines says of a line. */
export function lineFigure(payee: string, line: LineResult, column: string): string | undefined {
  switch (column) {
    case 'bonus':
      return line.bonus;
    case 'payee':
      return payee;
    case 'from':
      return line.source;
    case 'order':
      return line.order ?? '';
    case 'level':
    case 'generation':
      return String(line.level);
    case 'base':
      return line.base ?? '';
    case 'rate':
      return line.rate ?? '';
    case 'amount':
      return line.amount;
    default:
      return undefined;
  }
}

/** A figure as it is compared: numbers without commas and without zeros at their end. */
export function comparable(figure: string): string {
  const text = figure.replaceAll(/(?<=\d),(?=\d)/g, '').replace('−', '-');
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

/**
 * Whether a reckoning comes to the figure: exactly, or after `≈` to less than one unit of its last digit.
 *
 * @throws Error when it does not
 */
export function checkReckoning(reckoning: string, figure: string): void {
  if (reckoning === '') return;
  const isNear = reckoning.startsWith('≈');
  const value = reckon(reckoning.replace('≈', ''));
  const printed = parseRational(comparable(figure));
  const off = subtractRational(value, printed);
  const digits = figure.split('.')[1]?.length ?? 0;
  const allowed = rational(1n, 10n ** BigInt(digits));
  const isFine = isNear ? compareRational(size(off), allowed) < 0 : off.numerator === 0n;
  if (!isFine) throw new Error(`${reckoning} is not ${figure}`);
}

function size({ numerator, denominator }: Rational): Rational {
  return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}
