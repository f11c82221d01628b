import type { Forest } from '@upline/genealogy';
import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import { type GrossAmounts, grossAmounts } from './gross-amounts.js';
import { groupBases } from './group-bases.js';
import type { LegParts } from './leg-parts.js';
import { type MemberRates, memberRates } from './member-rates.js';
import { type Rates, readRates } from './read-rates.js';
import { receiversAbove } from './receivers-above.js';
import type { WideColumn } from './wide-column.js';

/**
 * What all parts of a differential stand on: everything that is the same whoever asks. Volumes in units of 10^-4.
 *
 * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE`, and `*.OUT_OF_RANGE` for factors and rates whose product exceeds 2^53
 */
export class DifferentialBasis {
  readonly forest: Forest;
  readonly eligible: Uint8Array;
  readonly own: Float64Array;
  /** The group of every row, its own base included, without legs that are cut off. */
  readonly bases: Float64Array;
  /** 1 for whoever broke away. */
  readonly broken: Uint8Array | undefined;
  /** 1 for whoever broke away, where their legs do not count for those above. */
  readonly cut: Uint8Array | undefined;
  readonly rates: Rates;
  readonly gross: GrossAmounts;
  private readonly passesUp: boolean;
  private rateBook: MemberRates | undefined;
  private receiverRows: Int32Array | undefined;
  /** What the forms sum over the tree, once they did. */
  below: WideColumn | undefined;
  parts: LegParts | undefined;

  constructor(
    readonly bonus: DifferentialBonus,
    frame: Frame,
  ) {
    const { breakaway } = bonus;
    this.forest = frame.tree(bonus.tree).forest;
    this.eligible = frame.marks(bonus.eligible);
    this.broken = breakaway && frame.marks(breakaway.boundary);
    this.cut = breakaway?.legs === 'excluded' ? this.broken : undefined;
    this.own = frame.volume(bonus.base.volume);
    this.bases = groupBases(this.forest, this.own, this.cut);
    this.rates = readRates(bonus, frame);
    this.gross = grossAmounts(this.rates, bonus.base.factor, frame.plan.rounding, overrideRates(bonus));
    this.passesUp = bonus.unqualified === 'passes-up';
  }

  /** Rates to be compared. Not every form does, and averages of marginal brackets cost something. */
  get members(): MemberRates {
    return (this.rateBook ??= memberRates(this.rates, this.gross, this.bases));
  }

  /** By row who has its money if it is not eligible; undefined where the bonus passes nothing on. */
  get receivers(): Int32Array | undefined {
    const { ineligible } = this.bonus;
    if (ineligible !== 'next-eligible-upline' && ineligible !== 'next-upline-with-same-or-higher-rate')
      return undefined;
    const order = ineligible === 'next-eligible-upline' ? undefined : this.members.order;
    return (this.receiverRows ??= receiversAbove(this.forest, this.eligible, order));
  }

  /** Whether a row's own rate is taken off above; otherwise what is below the row is taken off instead. */
  takes(row: number): boolean {
    return !this.passesUp || (this.eligible[row] === 1 && this.rates.has[row] === 1);
  }

  /** Whether the money of a row that is not eligible is in the bonus of those above already. */
  hasPassedUp(row: number): boolean {
    if (!this.passesUp || this.eligible[row] === 1) return false;
    return (this.forest.parents[row] ?? -1) >= 0 && this.cut?.[row] !== 1;
  }
}

/** Every rate that the override names. */
function overrideRates({ breakaway }: DifferentialBonus): string[] {
  const override = breakaway?.override;
  if (!override) return [];
  if (override.how === 'difference') return [override.minimum];
  return override.how === 'guaranteed' ? [override.rate] : ratesIn(override.rates);
}

/** The rates in a table: every text in it that is a rate, which names cannot be. */
function ratesIn(table: unknown): string[] {
  if (typeof table === 'string') return table.endsWith('%') ? [table] : [];
  if (typeof table !== 'object' || table === null) return [];
  return Object.values(table).flatMap(ratesIn);
}
