import fc from 'fast-check';
import type { Condition, LevelBonus, Plan } from '../plan/plan-schema.js';

const rankNames = ['bronze', 'silver', 'gold', 'platinum'];
const volumeNames = ['pv', 'cv', 'gv', 'under', 'tower'];

const quantities = fc.constantFrom('0', '0', '1', '20', '50', '99.9999', '100', '150.5', '300', '1000');
const rates = fc.constantFrom('0%', '0.0001%', '1%', '2.5%', '3.3333%', '5%', '10%', '33.3333%', '100%');
const volumeAsked: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(...volumeNames), quantities)
  .map(([name, atLeast]) => ({ [name]: { atLeast } }));

function legsAsked(ranks: readonly string[]): fc.Arbitrary<Condition> {
  return fc
    .tuple(fc.constantFrom(...ranks), fc.constantFrom(1, 1, 1, 2, 3))
    .map(([rank, atLeast]) => ({ legs: { tree: 'sponsor', having: { rank }, atLeast } }));
}

/** Conditions that may ask for legs of the ranks given, and, unless they decide activity, for activity. */
function conditions(ranks: readonly string[], mayAskActive: boolean, depth = 2): fc.Arbitrary<Condition> {
  const leaves: fc.Arbitrary<Condition>[] = [volumeAsked];
  if (mayAskActive) leaves.push(fc.constant({ is: 'active' }));
  if (ranks.length > 0) leaves.push(legsAsked(ranks));
  const leaf = fc.oneof(...leaves);
  if (depth === 0) return leaf;
  const inner = conditions(ranks, mayAskActive, depth - 1);
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: several.map((all) => ({ all })) },
    { weight: 1, arbitrary: several.map((any) => ({ any })) },
    { weight: 1, arbitrary: inner.map((not) => ({ not })) },
  );
}

const ladders = fc
  .tuple(
    fc.nat({ max: rankNames.length }),
    fc.tuple(...rankNames.map((_, place) => conditions(rankNames.slice(0, place), true))),
  )
  .map(([count, whens]) => whens.slice(0, count).map((when, place) => ({ rank: rankNames[place] ?? '', when })));

function bonusesFor(ranks: readonly string[], name: string): fc.Arbitrary<LevelBonus> {
  const minimumRank = fc.constantFrom(null, ...ranks);
  return fc.record({
    bonus: fc.constant(name),
    kernel: fc.constant('level' as const),
    period: fc.constant('month'),
    tree: fc.constant('sponsor'),
    base: fc.record({ volume: fc.constantFrom('pv', 'cv'), factor: fc.constantFrom('1', '0.5', '1.0625', '12') }),
    linesPer: fc.constant('buyer' as const),
    ownPurchases: fc.constantFrom('no-level' as const, 'level-0' as const),
    eligible: conditions(ranks, true, 1),
    levels: fc.array(fc.record({ rate: rates, minimumRank }), { minLength: 1, maxLength: 6, size: 'max' }),
    skip: fc.record({
      whom: fc.constantFrom('nobody' as const, 'ineligible' as const, 'unqualified-for-level' as const),
      moves: fc.constant('payee' as const),
    }),
  });
}

const currencies = fc.constantFrom(['USD', 2] as const, ['JPY', 0] as const, ['KWD', 3] as const);

/** Plans from the whole language; many pay nobody, most pay somebody. */
export const plans: fc.Arbitrary<Plan> = fc
  .tuple(ladders, currencies, fc.nat({ max: 3 }), conditions([], false, 1))
  .chain(([ladder, [currency, minorDigits], digits, active]) => {
    const ranks = ladder.map(({ rank }) => rank);
    return fc.record({
      language: fc.constant('upline-plan/1' as const),
      name: fc.constant('Random'),
      currency: fc.constant(currency),
      refunds: fc.constant('subtract-in-period-of-refund' as const),
      trees: fc.constant({ sponsor: { kind: 'sponsor' as const } }),
      periods: fc.constant({ month: { every: 'month' as const } }),
      volumes: fc.boolean().map((self) => ({
        tower: { sum: 'under', tree: 'sponsor', self },
        under: { sum: 'pv', tree: 'sponsor', self: false },
        gv: { sum: 'pv', tree: 'sponsor', self: true },
        pv: { kind: 'PV', of: ['own' as const] },
        cv: { kind: 'CV', of: ['own' as const] },
      })),
      active: fc.constant(active),
      ranks: fc.record({ contiguous: fc.boolean(), pay: fc.constant('paid-as' as const), ladder: fc.constant(ladder) }),
      bonuses: fc.oneof(
        fc.tuple(bonusesFor(ranks, 'one')),
        fc.tuple(bonusesFor(ranks, 'one'), bonusesFor(ranks, 'two')),
      ),
      rounding: fc.record({
        where: fc.constant('line' as const),
        mode: fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const),
        digits: fc.constant(Math.min(digits, minorDigits)),
      }),
    });
  });
