import fc from 'fast-check';
import type { Snapshot } from '../snapshot/snapshot.js';

/** One order before it becomes a row. */
export interface DrawnOrder {
  readonly reference: string;
  readonly buyer: string;
  readonly pvUnits: number;
  readonly cvUnits: number;
}

/** A company as facts, not yet in rows of any order. */
export interface DrawnCompany {
  /** Code to sponsor's code, '' for nobody. */
  readonly sponsorByCode: ReadonlyMap<string, string>;
  readonly orders: readonly DrawnOrder[];
}

const volumeUnits = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 400 }).map((volume) => volume * 10_000) },
  { weight: 2, arbitrary: fc.integer({ min: -2_000_000, max: 4_000_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1_000_000, 999_999, -1, 1, 2 ** 46 + 1) },
);

const order = fc.tuple(fc.nat({ max: 999 }), volumeUnits, volumeUnits);
const member = fc.nat({ max: 999 });

/** Companies of up to twenty members; several roots, chains, stars and refunds among them. */
export const companies: fc.Arbitrary<DrawnCompany> = fc
  .tuple(
    fc.array(member, { minLength: 1, maxLength: 20, size: 'max' }),
    fc.array(order, { maxLength: 40, size: 'max' }),
  )
  .map(([members, orders]) => {
    const codes = members.map((_, place) => `M${(place * 7) % members.length}-${place}`);
    const sponsorByCode = new Map(
      codes.map((code, place) => [code, codes[((members[place] ?? 0) % (place + 1)) - 1] ?? '']),
    );
    return {
      sponsorByCode,
      orders: orders.map(([buyer, pvUnits, cvUnits], place) => ({
        reference: `O${place}`,
        buyer: codes[buyer % codes.length] ?? '',
        pvUnits,
        cvUnits,
      })),
    };
  });

/** Puts a company into rows: members and orders each sorted by the keys drawn for them, or as they come. */
export function snapshotOf(company: DrawnCompany, shuffle: (name: string) => number = () => 0): Snapshot {
  const codes = [...company.sponsorByCode.keys()].sort((one, other) => shuffle(one) - shuffle(other));
  const orders = [...company.orders].sort((one, other) => shuffle(one.reference) - shuffle(other.reference));
  const rowOf = new Map(codes.map((code, row) => [code, row]));
  return {
    period: '2026-11',
    members: {
      codes,
      sponsorIndex: Int32Array.from(codes, (code) => rowOf.get(company.sponsorByCode.get(code) ?? '') ?? -1),
    },
    orders: {
      references: orders.map(({ reference }) => reference),
      buyerIndex: Int32Array.from(orders, ({ buyer }) => rowOf.get(buyer) ?? -1),
      volumes: {
        PV: Float64Array.from(orders, ({ pvUnits }) => pvUnits),
        CV: Float64Array.from(orders, ({ cvUnits }) => cvUnits),
      },
    },
  };
}
