import type { PairingBonus } from '../../../../plan/plan-schema.js';
import type { Paid } from './binary-company.js';

/** What the top was paid, in minor units, and what both legs carry out. */
export function of(paid: Paid): [paid: number, left: number, right: number] {
  const amount = paid.lines.filter(([payee]) => payee === 'top').reduce((sum, [, , , , minor]) => sum + minor, 0);
  return [amount, paid.out('left', 'top'), paid.out('right', 'top')];
}

/** What the top was told of one reason: level, required, actual. */
export const told = (paid: Paid, reason: string): string[] =>
  paid.misses
    .filter((miss) => miss.reason === reason && miss.source === 0)
    .map(({ level, required, actual }) => `${level} ${required} ${actual}`);

export const cyclesMode = (
  change: Partial<Extract<PairingBonus['mode'], { pays: 'cycles' }>> = {},
): PairingBonus['mode'] => ({
  pays: 'cycles',
  pair: { strong: '600', weak: '300' },
  sides: 'for-the-period',
  value: '35.00',
  ...change,
});
