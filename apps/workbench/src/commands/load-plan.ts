import type { Plan } from '@upline/commission-engine';
import type { Engine } from '../engine/engine.js';
import { requireKind } from '../files/document-kind.js';
import { readDocument } from '../files/read-document.js';
import { countOf, faultReport } from '../reports/fault-report.js';
import type { Terminal } from '../terminal.js';
import { WorkbenchFailure } from '../workbench-failure.js';

/** Reads and validates a plan; warnings go aside. @throws WorkbenchFailure with every fault of the plan */
export function loadPlan(file: string, engine: Engine, terminal: Terminal): Plan {
  const document = readDocument(file, terminal);
  requireKind(file, document, 'upline-plan');
  const { plan, errors, warnings } = engine.validatePlan(document);
  if (warnings.length > 0)
    terminal.aside(`${file} has ${countOf(warnings.length, 'warning')}:\n${faultReport(warnings)}`);
  if (plan && errors.length === 0) return plan;
  throw new WorkbenchFailure(1, `${file} has ${countOf(errors.length, 'fault')}:`, errors);
}
