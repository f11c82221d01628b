import {
  auroraUnilevel,
  explainPayee,
  prepareExplanations,
  type PreparedExplanations,
  traceSource,
} from '@upline/commission-engine';
import { moneyOfMinor, parseVolume } from '@upline/money';

export interface StandInMember {
  readonly code: string;
  readonly name: string;
  readonly sponsorCode?: string;
}

export interface StandInOrder {
  readonly externalId: string;
  readonly buyerCode: string;
  /** In ten-thousandths; negative for a refund. */
  readonly volumes: Readonly<Record<string, number>>;
}

const currency = 'USD';

/** A month calculated by the real engine over what the story imported; the code of a member is also their id. */
export class StandInMonth {
  private readonly prepared: PreparedExplanations;
  private readonly indexByCode: ReadonlyMap<string, number>;

  constructor(
    readonly period: string,
    private readonly members: readonly StandInMember[],
    private readonly orders: readonly StandInOrder[],
  ) {
    this.indexByCode = new Map(members.map(({ code }, index) => [code, index]));
    this.prepared = prepareExplanations(auroraUnilevel, {
      period,
      members: {
        codes: members.map(({ code }) => code),
        sponsorIndex: Int32Array.from(members, ({ sponsorCode }) => this.indexOf(sponsorCode ?? '')),
      },
      orders: {
        references: orders.map(({ externalId }) => externalId),
        buyerIndex: Int32Array.from(orders, ({ buyerCode }) => this.indexOf(buyerCode)),
        volumes: { PV: this.column('PV'), CV: this.column('CV') },
      },
    });
  }

  totals() {
    const { lines, payees, totalPaidMinor } = this.prepared.result;
    return {
      members: this.members.length,
      orders: this.orders.length,
      lines: lines.amountMinor.length,
      payees: payees.memberIndex.length,
      total: moneyOfMinor(totalPaidMinor, currency),
    };
  }

  digest(): string {
    return this.prepared.result.digest;
  }

  payees() {
    const { payees, members, rankNames, lines } = this.prepared.result;
    return [...payees.memberIndex]
      .map((index, row) => ({ index, minor: payees.amountMinor[row] ?? 0 }))
      .sort((a, b) => b.minor - a.minor)
      .map(({ index, minor }) => ({
        memberId: this.codeAt(index),
        code: this.codeAt(index),
        name: this.members[index]?.name ?? '',
        paidAsRank: rankNames[members.paidAsRank[index] ?? -1] ?? null,
        lineCount: lines.payeeIndex.filter((payee) => payee === index).length,
        amount: moneyOfMinor(minor, currency),
      }));
  }

  linesOf(code: string) {
    const { lines } = explainPayee(this.prepared, this.indexOf(code));
    return lines.map(({ level, source }) => ({ level, source: { memberId: source, code: source } }));
  }

  explanationOf(code: string) {
    return explainPayee(this.prepared, this.indexOf(code));
  }

  traceOf(code: string) {
    return traceSource(this.prepared, this.indexOf(code));
  }

  private indexOf(code: string): number {
    return this.indexByCode.get(code) ?? -1;
  }

  private codeAt(index: number): string {
    return this.members[index]?.code ?? '';
  }

  private column(kind: string): Float64Array {
    return Float64Array.from(this.orders, ({ volumes }) => volumes[kind] ?? 0);
  }
}

/** Two of a product with a volume of 20 are 400000 units. */
export function volumeUnits(perUnit: string, quantity: number): number {
  return parseVolume(perUnit) * quantity;
}
