import { publishedPeriodSchema } from '@upline/commission-engine';
import type { Engine } from '../engine/engine.js';
import type { Terminal } from '../terminal.js';

/** Prints a JSON Schema. */
export function schema({ of }: { readonly of: 'plan' | 'period' }, engine: Engine, terminal: Terminal): void {
  const wanted = of === 'plan' ? engine.planSchema() : publishedPeriodSchema();
  terminal.answer(`${JSON.stringify(wanted, null, 2)}\n`);
}
