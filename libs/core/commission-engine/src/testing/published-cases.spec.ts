import { planSchema } from '../plan/plan-schema.js';
import type { SchemaNode } from '../plan/structure/schema-node.js';
import { structuralFaults } from '../plan/structure/structural-faults.js';
import type { CarriedState } from '../snapshot/carried-state.js';
import { oracle, type OracleAnswer } from './oracle.js';
import { carriedStateOf } from './oracle/carried.js';
import { Fraction } from './oracle/fraction.js';
import { publishedCases } from './published-cases.js';

it.each(publishedCases)('$id is said in the language', ({ plan }) => {
  expect(structuralFaults(planSchema as SchemaNode, plan)).toEqual([]);
});

describe.each(publishedCases)('$id, $title', ({ plan, periods }) => {
  it('gives the printed figures', () => {
    let carried: CarriedState | undefined;
    for (const { snapshot, expected } of periods) {
      const answer = oracle(plan, { ...snapshot, ...(carried && { carried }) });
      for (const [bonus, byPayee] of Object.entries(expected.paid ?? {})) {
        for (const [payee, amount] of Object.entries(byPayee)) {
          expect([bonus, payee, paid(answer, bonus, payee)]).toEqual([bonus, payee, amount]);
        }
      }
      for (const [bonus, bySource] of Object.entries(expected.payees ?? {})) {
        const payees = answer.lines.filter((line) => line.bonus === bonus && line.source in bySource);
        expect(Object.fromEntries(payees.map(({ source, payee }) => [source, payee]))).toEqual(bySource);
      }
      if (expected.lines) {
        const payees = new Set(expected.lines.map(([, payee]) => payee));
        const lines = answer.lines.filter(({ payee }) => payees.has(payee));
        const told = lines.map(({ bonus, payee, source, amount }) => [bonus, payee, source, amount.toString()]);
        expect(told.filter(([bonus]) => bonus === expected.lines?.[0]?.[0]).sort()).toEqual([...expected.lines].sort());
      }
      for (const [code, amount] of Object.entries(expected.totals ?? {})) {
        expect([code, answer.members.get(code)?.total.toString()]).toEqual([code, amount]);
      }
      for (const [code, rank] of Object.entries(expected.ranks ?? {})) {
        expect(answer.members.get(code)?.ranks['ranks']?.paidAs).toBe(rank);
      }
      for (const [bonus, byMember] of Object.entries(expected.legs ?? {})) {
        for (const [code, legs] of Object.entries(byMember)) {
          const units = (side: string) => answer.carriedOut.numbers.get(bonus)?.get(side)?.get(code) ?? 0n;
          const volume = (side: string): string => Fraction.of(units(side), 10_000n).toString();
          expect({ left: volume('left'), right: volume('right') }).toEqual(legs);
        }
      }
      carried = carriedStateOf(answer.carriedOut, snapshot.members.codes);
    }
  });
});

function paid(answer: OracleAnswer, bonus: string, payee: string): string {
  const lines = answer.lines.filter((line) => line.bonus === bonus && line.payee === payee);
  return Fraction.sum(lines.map(({ amount }) => amount)).toString();
}
