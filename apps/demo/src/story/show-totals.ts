import type { Narrator } from '../narrator.js';
import type { CalculatedRun } from './calculated-run.js';

export function showTotals(runs: readonly CalculatedRun[], narrator: Narrator): void {
  narrator.chapter('Three months');
  for (const { period, status, totals, digest } of runs) {
    const total = `${totals.total.amount} ${totals.total.currency}`.padStart(16);
    const counts = `${totals.orders} orders, ${totals.lines} lines, ${totals.payees} payees`;
    narrator.say(`${period}  ${status.padEnd(10)} ${total}  ${counts}, digest ${digest.slice(0, 12)}`);
  }
}
