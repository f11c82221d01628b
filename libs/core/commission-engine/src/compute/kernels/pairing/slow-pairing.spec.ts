import fc from 'fast-check';
import { planSchema } from '../../../plan/plan-schema.js';
import type { SchemaNode } from '../../../plan/structure/schema-node.js';
import { structuralFaults } from '../../../plan/structure/structural-faults.js';
import { settlementOf } from './settlement.js';
import { binaryPlan, binarySnapshot, runPairing } from './testing/binary-company.js';
import { anyBonus, anyMonth, anyTree } from './testing/random-pairing.js';
import { type Legs, type Parcel, slowPairing } from './testing/slow-pairing.js';

const units = 10_000;
const sum = (parcels: readonly Parcel[]): number => parcels.reduce((all, { volume }) => all + volume, 0);

function parcelsOut(out: (quantity: string, code: string) => number, code: string, expires: boolean): unknown {
  const leg = (name: string): unknown => {
    const total = out(name, code);
    return expires && total > 0 ? [total, ...[1, 2, 3].map((age) => out(`${name}.${age}`, code))] : [total];
  };
  return [leg('left'), leg('right')];
}

function expectedOut({ parcels }: Legs, expires: boolean): unknown {
  return parcels.map((list) => {
    const total = sum(list) / units;
    const at = (age: number): number => sum(list.filter((parcel) => parcel.age === age)) / units;
    return expires && total > 0 ? [total, at(1), at(2), at(3)] : [total];
  });
}

describe('a pairing bonus', () => {
  it('agrees with the slow definition, over several periods', () => {
    fc.assert(
      fc.property(anyBonus, anyTree, fc.array(anyMonth, { minLength: 1, maxLength: 4 }), (bonus, tree, months) => {
        let legs = new Map<string, Legs>();
        let carried: Parameters<typeof runPairing>[2] = {};
        for (const month of months) {
          // What a person is counts for all their positions.
          const isIdle = (code: string): boolean => {
            const at = tree.findIndex((place) => place.code === code);
            return at > 0 && month[at]?.idle === true;
          };
          const places = tree.map((place, at) => ({
            ...place,
            cv: month[at]?.cv ?? 0,
            idle: isIdle(place.owner ?? place.code),
          }));
          const paid = runPairing(bonus, binarySnapshot(places), carried);
          const expected = slowPairing(bonus, places, legs);
          const lines = paid.lines.map(([payee, source, base, , amount]) => [payee, source, base, amount]);
          expect(lines.map(String).sort()).toEqual(expected.lines.map(String).sort());
          places.forEach(({ code }, row) => {
            const expires = bonus.carry.expiresAfter !== null;
            expect(parcelsOut(paid.out, code, expires)).toEqual(
              expectedOut(expected.legs.get(code) ?? { parcels: [[], []], made: 0 }, expires),
            );
            for (const leg of ['left', 'right'] as const) {
              const { carriedIn, thisPeriod, matched, flushed, carriedOut } = settlementOf(bonus, paid.run, row)[leg];
              expect(carriedIn + thisPeriod).toBe(matched + flushed + carriedOut);
              expect(carriedOut / units).toBe(paid.out(leg, code));
            }
          });
          legs = expected.legs;
          carried = { carried: paid.carried };
        }
      }),
      { numRuns: 150 },
    );
  });

  it('can be said in the plan language, whatever the combination', () => {
    fc.assert(
      fc.property(anyBonus, (bonus) => {
        expect(structuralFaults(planSchema as unknown as SchemaNode, binaryPlan(bonus))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(anyBonus, anyTree, anyMonth, (bonus, tree, month) => {
        const places = tree.map((place, at) => ({ ...place, ...month[at] }));
        const paid = runPairing(bonus, binarySnapshot([...places].reverse()));
        expect(paid.lines).toEqual(runPairing(bonus, binarySnapshot(places)).lines);
      }),
      { numRuns: 100 },
    );
  });
});
