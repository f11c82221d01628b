import type { Shape } from '../data/tree-shapes.js';
import type { LineComparison } from './compare-lines.js';
import type { MemoryFigures } from './measure/memory-figures.js';
import type { Spread } from './measure/spread.js';
import type { HybridFigures } from './hybrid-month.js';
import type { ExplanationFigures } from './measure-explanations.js';
import type { BonusName } from './month-lines.js';

/** One company, calculated by the floor and by Upline. */
export interface CompanyFigures {
  readonly company: Shape | 'database';
  readonly members: number;
  readonly orders: number;
  readonly repetitions: number;
  readonly floor: Spread & { readonly lines: number };
  readonly upline: Spread & { readonly lines: number };
  /** Upline's median by the floor's. */
  readonly ratio: number;
  /** First is the floor, second is Upline. */
  readonly differences: LineComparison;
}

export interface EngineFigures {
  /** What the engine computes of the benchmark's plan; the floor computes all of it. */
  readonly uplineBonuses: readonly BonusName[];
  /** The company that the goals are about. */
  readonly main: CompanyFigures;
  readonly memory: { readonly floor: MemoryFigures; readonly upline: MemoryFigures };
  /** The computing steps of another script on the same company, in milliseconds; null where none was run. */
  readonly rivalMilliseconds: number | null;
  readonly hybrid: HybridFigures;
  readonly explanations: ExplanationFigures;
  /** Smaller companies, then the deepest and the widest of the same size. */
  readonly growth: readonly CompanyFigures[];
}
