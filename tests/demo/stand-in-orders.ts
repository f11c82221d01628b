import { parse } from 'csv-parse/sync';
import { type StandInOrder, volumeUnits } from './stand-in-month.js';

interface Line {
  readonly sku: string;
  readonly quantity: number;
}

interface Row {
  readonly externalId: string;
  readonly buyerCode: string;
  readonly refundOf?: string;
  readonly lines?: readonly (Line | { readonly lineNumber: number; readonly quantity: number })[];
}

export type ProductVolumes = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Reads both formats of an order file into volumes. It trusts the file; judging rows is the real API's work. */
export class StandInOrders {
  private readonly sales = new Map<string, { readonly buyerCode: string; readonly lines: readonly Line[] }>();

  constructor(private readonly products: ProductVolumes) {}

  read(text: string, isCsv: boolean): StandInOrder[] {
    const rows = isCsv
      ? rowsOfCsv(text)
      : (text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)) as Row[]);
    return rows.map((row) => (row.refundOf ? this.refund(row, row.refundOf) : this.sale(row)));
  }

  private sale({ externalId, buyerCode, lines = [] }: Row): StandInOrder {
    const sold = lines.filter((line): line is Line => 'sku' in line);
    this.sales.set(externalId, { buyerCode, lines: sold });
    return { externalId, buyerCode, volumes: this.volumesOf(sold, 1) };
  }

  private refund({ externalId, lines }: Row, refundOf: string): StandInOrder {
    const sale = this.sales.get(refundOf);
    if (!sale) throw new Error(`${externalId} takes back ${refundOf}, which is not there yet`);
    const back = lines?.map((line) => {
      const sku = 'sku' in line ? line.sku : (sale.lines[line.lineNumber - 1]?.sku ?? '');
      return { sku, quantity: line.quantity };
    });
    return { externalId, buyerCode: sale.buyerCode, volumes: this.volumesOf(back ?? sale.lines, -1) };
  }

  private volumesOf(lines: readonly Line[], sign: 1 | -1): Record<string, number> {
    const volume = (kind: string) =>
      lines.reduce((sum, { sku, quantity }) => {
        const perUnit = this.products.get(sku)?.[kind];
        if (perUnit === undefined) throw new Error(`There is no product ${sku}`);
        return sum + volumeUnits(perUnit, quantity);
      }, 0);
    return { PV: sign * volume('PV'), CV: sign * volume('CV') };
  }
}

function rowsOfCsv(text: string): Row[] {
  const orders = new Map<string, Omit<Row, 'lines'> & { lines: Line[] }>();
  for (const { externalId = '', buyerCode = '', refundOf, sku, quantity } of parse<Record<string, string>>(text, {
    columns: true,
  })) {
    const order = orders.get(externalId) ?? { externalId, buyerCode, ...(refundOf ? { refundOf } : {}), lines: [] };
    if (sku) order.lines.push({ sku, quantity: Number(quantity) });
    orders.set(externalId, order);
  }
  return [...orders.values()].map(({ lines, ...order }) => (lines.length > 0 ? { ...order, lines } : order));
}
