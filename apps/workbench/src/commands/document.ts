import type { Engine } from '../engine/engine.js';
import { writeOutput } from '../files/output.js';
import type { Terminal } from '../terminal.js';
import { loadPlan } from './load-plan.js';

/** Writes a plan for people. */
export function document(
  { plan, html, out }: { readonly plan: string; readonly html: boolean; readonly out: string | undefined },
  engine: Engine,
  terminal: Terminal,
): void {
  const text = engine.documentPlan(loadPlan(plan, engine, terminal), html ? 'html' : 'markdown');
  writeOutput([text.endsWith('\n') ? text : `${text}\n`], out, [plan], terminal);
}
