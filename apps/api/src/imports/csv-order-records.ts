import type { FaultyRow } from '@upline/imports';
import { brokenRow, type RawRecord } from './raw-record.js';

type Cells = Readonly<Record<string, string | undefined>>;

/** One line more than an order may have, so that the rule about lines sees that there are too many. */
const MAX_LINES_KEPT = 501;
/** What the rows of one order must agree on. */
const ofTheOrder = ['buyerCode', 'paidAt', 'refundOf'] as const;

/**
 * Rows that follow one another and have the same source and external id are the lines of one order. An order goes in
 * whole or not at all, so a broken row, whose order nobody can tell, takes the orders beside it out with it.
 */
export async function* csvOrderRecords(
  rows: AsyncIterable<RawRecord | FaultyRow>,
): AsyncGenerator<RawRecord | FaultyRow> {
  let open: OpenOrder | null = null;
  let brokenBefore: number | null = null;
  for await (const row of rows) {
    if (!('raw' in row)) {
      if (open) yield open.besideBroken(row.rowNumber);
      open = null;
      brokenBefore = row.rowNumber;
      yield row;
      continue;
    }
    const cells = row.raw as Cells;
    if (open?.isOf(cells)) {
      open.add(cells);
      continue;
    }
    if (open) yield open.close();
    open = new OpenOrder(row.rowNumber, cells, brokenBefore);
    brokenBefore = null;
  }
  if (open) yield open.close();
}

class OpenOrder {
  private rowCount = 1;
  private readonly lines: Cells[];
  private disagreement: string | null = null;

  constructor(
    private readonly rowNumber: number,
    private readonly first: Cells,
    private readonly brokenBefore: number | null,
  ) {
    this.lines = [first];
  }

  isOf({ source, externalId }: Cells): boolean {
    return externalId !== undefined && externalId === this.first.externalId && source === this.first.source;
  }

  add(cells: Cells): void {
    this.rowCount += 1;
    this.disagreement ??= ofTheOrder.find((column) => cells[column] !== this.first[column]) ?? null;
    if (this.lines.length < MAX_LINES_KEPT) this.lines.push(cells);
  }

  close(): RawRecord | FaultyRow {
    const { rowNumber, rowCount, first } = this;
    if (this.brokenBefore !== null) return this.besideBroken(this.brokenBefore);
    if (this.disagreement !== null) {
      const detail = `The rows of the order disagree on ${this.disagreement}.`;
      return { rowNumber, rowCount, faults: [{ pointer: `/${this.disagreement}`, code: 'ROWS_DISAGREE', detail }] };
    }
    return { rowNumber, rowCount, raw: first.refundOf === undefined ? this.sale() : this.refund() };
  }

  besideBroken(brokenRowNumber: number): FaultyRow {
    const detail = `Row ${brokenRowNumber} cannot be read and may belong to this order, so the order was left out.`;
    return { ...brokenRow(this.rowNumber, detail), rowCount: this.rowCount };
  }

  private sale(): RawRecord['raw'] {
    const { source, externalId, buyerCode, paidAt } = this.first;
    return { source, externalId, buyerCode, paidAt, lines: this.lines.map(saleLine) };
  }

  /** A refund has no buyer of its own; the column may repeat the order's. */
  private refund(): RawRecord['raw'] {
    const { source, externalId, paidAt, refundOf } = this.first;
    const isWhole = this.lines.length === 1 && this.first.sku === undefined && this.first.quantity === undefined;
    const lines = isWhole ? undefined : this.lines.map(refundLine);
    return { source, externalId, refundOf, refundedAt: paidAt, lines };
  }
}

function saleLine({ sku, quantity, unitPrice, currency, PV, CV, QV }: Cells) {
  const hasPrice = unitPrice !== undefined || currency !== undefined;
  const hasVolumes = [PV, CV, QV].some((text) => text !== undefined);
  return {
    sku,
    quantity: wholeNumber(quantity),
    ...(hasPrice && { unitPrice: { amount: unitPrice, currency } }),
    ...(hasVolumes && { volumes: { PV, CV, QV } }),
  };
}

/** Prices and volumes are those of the order; stated here they are unknown fields, and said to be. */
function refundLine({ sku, quantity, unitPrice, PV, CV, QV }: Cells) {
  const stated = Object.entries({ unitPrice, PV, CV, QV }).filter(([, text]) => text !== undefined);
  return { sku, quantity: wholeNumber(quantity), ...Object.fromEntries(stated) };
}

/** Text that is not a whole number stays text, for the rule about the field to name it. */
function wholeNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
}
