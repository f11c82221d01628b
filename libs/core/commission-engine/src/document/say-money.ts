import { figure, name } from './words.js';

/** An amount of the plan currency: "1,000.00 USD". */
export function sayAmount(amount: string, currency: string): string {
  return `${figure(amount)} ${currency}`;
}

/** A percentage as it stands, or an amount of the plan currency. */
export function sayRate(rate: string, currency: string): string {
  return rate.endsWith('%') ? `${figure(rate.slice(0, -1))}%` : sayAmount(rate, currency);
}

/** A volume that becomes money: "`cv`, of which each unit counts as 0.5 USD". */
export function sayBase(
  { volume, factor }: { readonly volume: string; readonly factor: string },
  currency: string,
): string {
  return `${name(volume)}, of which each unit counts as ${figure(factor)} ${currency}`;
}

/** What becomes of money over a limit: "is lost". */
export function sayExcess(excess: 'lost' | 'company'): string {
  return excess === 'lost' ? 'is lost' : 'stays with the company';
}

/** What becomes of the money of somebody who is not eligible. */
export function sayIneligible(
  ineligible: 'lost' | 'company' | 'held' | 'next-eligible-upline' | 'next-upline-with-same-or-higher-rate',
): string {
  return {
    lost: 'It is lost.',
    company: 'It stays with the company.',
    held: 'It is kept for them and paid in the first period in which they are eligible.',
    'next-eligible-upline': 'It goes to the next above in the tree of the bonus who is eligible.',
    'next-upline-with-same-or-higher-rate':
      'It goes to the next above in the tree of the bonus who is eligible and has the same rate or a higher one.',
  }[ineligible];
}
