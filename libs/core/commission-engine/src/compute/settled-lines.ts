import { float64Column, UplineError } from '@upline/kernel';
import { moneyRow } from './cuts/cut-rows.js';
import type { Frame } from './frame/frame.js';
import { joinLines, type LineStretch, plainLines, withoutZeros } from './lines/join-lines.js';
import { payeeTotals } from './payee-totals.js';
import { convertPayouts } from './payout/convert-payouts.js';
import type { CalculationResult, PayeeTotals } from './result.js';
import { sumExactly } from './sum-exactly.js';

/** The part of a result that is about money. */
export type SettledLines = Pick<
  CalculationResult,
  | 'bonusNames'
  | 'bonusCount'
  | 'lines'
  | 'payees'
  | 'totalPaidMinor'
  | 'paidByBonusMinor'
  | 'companyMinor'
  | 'companyByCutsMinor'
  | 'payouts'
>;

interface Settled {
  readonly bonuses: readonly { readonly name: string; readonly lines: LineStretch; readonly company: bigint }[];
  /** Rows of the cuts, in whole minor units. */
  readonly rows: {
    readonly cut: readonly number[];
    readonly bonus: readonly number[];
    readonly member: readonly number[];
    readonly amountMinor: Float64Array;
  };
  readonly companyByCuts: bigint;
}

/** Joins bonuses and cuts, in the order in which they were evaluated, to lines under one list of names. */
export function settledLines(frame: Frame, { bonuses, rows, companyByCuts }: Settled): SettledLines {
  const { names, stretches } = cutStretches(frame, rows);
  const all = [...bonuses.map(({ lines }) => withoutZeros(lines)), ...stretches];
  const lines = joinLines(all.map((stretch, index) => ({ index, lines: stretch })));
  const bonusNames = [...bonuses.map(({ name }) => name), ...names];
  const payees = payeeTotals(lines, frame.byCode);
  return {
    bonusNames,
    bonusCount: bonuses.length,
    lines,
    payees,
    ...payoutsOf(frame, payees, bonuses),
    totalPaidMinor: sumExactly(lines.amountMinor),
    paidByBonusMinor: all.map(({ amountMinor }) => sumExactly(amountMinor)),
    companyMinor: bonuses.map(({ company }) => company),
    companyByCutsMinor: companyByCuts,
  };
}

function payoutsOf(frame: Frame, payees: PayeeTotals, bonuses: Settled['bonuses']): Pick<CalculationResult, 'payouts'> {
  if (!frame.plan.payout) return {};
  const paidMinor = float64Column(frame.memberCount);
  payees.memberIndex.forEach((row, place) => (paidMinor[row] = payees.amountMinor[place] ?? 0));
  const { currencies, amountMinor, rates } = convertPayouts({
    frame,
    paidMinor,
    lines: bonuses.map(({ lines }) => lines),
  });
  return { payouts: { currency: currencies, amountMinor, rate: rates } };
}

/** One stretch of lines for each cut and cap that took something, in the order in which they did. */
function cutStretches(frame: Frame, rows: Settled['rows']): { names: string[]; stretches: LineStretch[] } {
  const placesByName = new Map<string, number[]>();
  rows.cut.forEach((cut, place) => {
    const name = nameOf(frame, cut, rows.bonus[place] ?? -1);
    const places = placesByName.get(name);
    if (places) places.push(place);
    else placesByName.set(name, [place]);
  });
  const stretches = [...placesByName.values()].map((places) =>
    plainLines(
      Int32Array.from(places, (place) => rows.member[place] ?? 0),
      Float64Array.from(places, (place) => rows.amountMinor[place] ?? 0),
    ),
  );
  return { names: [...placesByName.keys()], stretches };
}

/** Names of bonuses have no colon, so that no cut can be taken for one. */
function nameOf({ plan }: Frame, cut: number, bonus: number): string {
  if (cut >= 0) return `cut:${plan.cuts?.[cut]?.cut}`;
  switch (cut) {
    case moneyRow.bonusCap:
      return `cap:${plan.bonuses[bonus]?.bonus}`;
    case moneyRow.adjustment:
      return 'adjustment:by-hand';
    case moneyRow.unpaidBefore:
      return 'carried-in:unpaid';
    default:
      throw new UplineError('INVARIANT.BROKEN', `There is no kind ${cut} of cut.`);
  }
}
