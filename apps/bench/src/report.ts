import type { Machine } from './machine.js';

/** A goal is a limit: what is measured may be as large as that and no larger. */
export interface Goal {
  readonly name: string;
  readonly goal: number;
  /** null: could not be measured. */
  readonly measured: number | null;
  readonly met: boolean;
}

/** What a bench found, as `--json` writes it. */
export interface Report<Figures = unknown> {
  readonly name: string;
  readonly machine: Machine;
  readonly seed: number;
  /** How many rows of each kind the measured input has. */
  readonly rows: Readonly<Record<string, number>>;
  readonly figures: Figures;
  readonly goals: readonly Goal[];
}
