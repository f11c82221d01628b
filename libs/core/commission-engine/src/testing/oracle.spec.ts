import { minorDigits } from '@upline/money';
import fc from 'fast-check';
import { type Bonus, type Plan, planSchema } from '../plan/plan-schema.js';
import type { SchemaNode } from '../plan/structure/schema-node.js';
import { structuralFaults } from '../plan/structure/structural-faults.js';
import { companyOf, type MemberRow } from './company.js';
import { permuted, withSplitOrder } from './laws.js';
import { oracle, type OracleAnswer } from './oracle.js';
import { carriedStateOf } from './oracle/carried.js';
import { Fraction } from './oracle/fraction.js';
import { betfin, packs } from './published-plans.js';
import { plans } from './random-plan.js';
import { companies, snapshotOf } from './random-snapshot.js';

/** Everything that an answer says, as text. */
function told({ members, lines, cuts, company, carriedOut }: OracleAnswer): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Fraction) return value.toString();
    if (value instanceof Map) return Object.fromEntries([...value].sort().map(([key, of]) => [key, plain(of)]));
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value === 'bigint') return value.toString();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, plain(of)]));
  };
  return plain([members, lines, cuts, company, carriedOut]);
}

describe('a random plan', () => {
  it('keeps to the schema', () => {
    fc.assert(fc.property(plans, (plan) => expect(structuralFaults(planSchema as SchemaNode, plan)).toEqual([])));
  });
});

describe('the oracle on random plans', () => {
  it('answers every plan that is drawn, whatever the order of rows', () => {
    fc.assert(
      fc.property(plans, companies, fc.nat({ max: 99 }), (plan, company, seed) => {
        const snapshot = snapshotOf(company, plan);
        expect(told(oracle(plan, permuted(snapshot, seed)))).toEqual(told(oracle(plan, snapshot)));
      }),
      { numRuns: 100 },
    );
  });

  it('gives totals that are whole minor units, and that the lines and cuts add up to', () => {
    fc.assert(
      fc.property(plans, companies, (plan, company) => {
        const { members, lines, cuts } = oracle(plan, snapshotOf(company, plan));
        for (const [code, { total }] of members) {
          const parts = [...lines, ...cuts].filter(({ payee }) => payee === code).map(({ amount }) => amount);
          expect(Fraction.sum(parts).toString()).toBe(total.toString());
          expect(total.rounded(minorDigits(plan.currency), 'down').toString()).toBe(total.toString());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from what it carried out', () => {
    fc.assert(
      fc.property(plans, companies, (plan, company) => {
        const first = oracle(plan, snapshotOf(company, plan));
        const next = snapshotOf(company, plan, 1);
        const carried = carriedStateOf(first.carriedOut, next.members.codes);
        expect(oracle(plan, { ...next, carried }).members.size).toBe(company.members.length);
      }),
      { numRuns: 50 },
    );
  });

  it('pays somebody in many of them', () => {
    const drawn = fc.sample(fc.tuple(plans, companies), { numRuns: 100, seed: 1 });
    const paying = drawn.filter(([plan, company]) => oracle(plan, snapshotOf(company, plan)).lines.length > 0);
    expect(paying.length).toBeGreaterThan(40);
  });
});

const bonusOf = <Kernel extends Bonus['kernel']>(plan: Plan, kernel: Kernel) =>
  plan.bonuses.find((bonus) => bonus.kernel === kernel) as Extract<Bonus, { kernel: Kernel }>;
const walkOf = (bonus: Extract<Bonus, { kernel: 'level' }>) => {
  const walk = { ...bonus };
  delete walk.levels;
  return walk;
};

/** A month of one bonus that pays on PV. */
function monthOf(bonus: Bonus, ranks?: Plan['ranks']['ladder']): Plan {
  return { ...packs, bonuses: [bonus], ranks: { ...packs.ranks, ladder: ranks ?? [] } };
}

/** Payee and amount of every line, in the order in which they stand. */
function lines(plan: Plan, ...rows: readonly MemberRow[]): string[] {
  return oracle(plan, companyOf(...rows)).lines.map(({ payee, amount }) => `${payee} ${amount.toString()}`);
}

const walk = {
  ...walkOf(bonusOf(packs, 'level')),
  base: { volume: 'pv', factor: '1' },
};
const rates = ['10%', '5%'];
const line = [
  ['Top', '', '0'],
  ['High', 'Top', '0'],
  ['Low', 'High', '0'],
  ['Buyer', 'Low', '100'],
] as const;

describe('the walk up', () => {
  it('gives an earner no more from one source than the plan says', () => {
    expect(lines(monthOf({ ...walk, rates, capPerSource: { amount: '4', per: 'period' } }), ...line)).toEqual([
      'Low 4',
      'High 4',
    ]);
  });

  it('pays level by level', () => {
    expect(lines(monthOf({ ...walk, rates }), ...line)).toEqual(['Low 10', 'High 5']);
  });

  it('lets a blocker stop, or stop what is more than so many levels below', () => {
    const ranks = [{ rank: 'gold', when: { any: [{ gv: { atLeast: '100' } }] } }];
    const bonus = { ...walk, rates: ['10%'], beyondLast: 'repeat-last' as const };
    const blocked = (then: NonNullable<Extract<Bonus, { kernel: 'level' }>['blocker']>['then']): string[] => {
      return lines(monthOf({ ...bonus, blocker: { rank: 'same-or-higher', then } }, ranks), ...line);
    };
    // Everybody is gold by their group, so whoever stands between blocks.
    expect(blocked('stop')).toEqual(['Low 10']);
    expect(blocked({ stopLevelsBelow: 1 })).toEqual(['Low 10', 'High 10']);
    expect(blocked({ stopLevelsBelow: 2 })).toEqual(['Low 10', 'High 10', 'Top 10']);
    expect(blocked('difference')).toEqual(['Low 10']);
  });

  it('counts generations between boundaries', () => {
    const ranks = [{ rank: 'gold', when: { pv: { atLeast: '50' } } }];
    const bonus = (boundaryMember: 'closes' | 'opens', emptyGeneration: 'uses-number' | 'no-number') =>
      monthOf(
        {
          ...walk,
          rates: ['10%', '5%', '1%'],
          generations: {
            ...{ boundary: { rank: 'gold' }, boundaryMember, emptyGeneration },
            ...{ ineligibleBoundary: 'counts' as const, first: 1 },
          },
        },
        ranks,
      );
    const company = [
      ['Top', '', '0'],
      ['Gold', 'Top', '50'],
      ['Low', 'Gold', '0'],
      ['Buyer', 'Low', '100'],
    ] as const;
    const ofBuyer = (plan: Plan): string[] =>
      oracle(plan, companyOf(...company))
        .lines.filter(({ source }) => source === 'Buyer')
        .map(({ payee, amount }) => `${payee} ${amount.toString()}`);
    expect(ofBuyer(bonus('closes', 'uses-number'))).toEqual(['Gold 10', 'Low 10', 'Top 5']);
    expect(ofBuyer(bonus('opens', 'uses-number'))).toEqual(['Low 10', 'Gold 5', 'Top 5']);
  });

  it('does not care whether an order is split, where lines are per buyer', () => {
    const snapshot = companyOf(...line);
    const [whole, split] = [snapshot, withSplitOrder(snapshot, 3)].map((each) =>
      oracle(monthOf({ ...walk, rates }), each),
    );
    expect(split?.lines.map(({ amount }) => amount.toString())).toEqual(
      whole?.lines.map(({ amount }) => amount.toString()),
    );
  });
});

describe('a binary', () => {
  const pairs = bonusOf(betfin, 'pairing');
  const company = (left: string, right: string) => {
    const snapshot = companyOf(['You', ''], ['L', '', left], ['R', '', right]);
    const placements = { team: { parentIndex: Int32Array.of(-1, 0, 0), leg: Int32Array.of(0, 1, 2) } };
    return { ...snapshot, members: { ...snapshot.members, placements } };
  };
  const legsAfter = (bonus: typeof pairs, left: string, right: string): string[] => {
    const plan = { ...betfin, periods: { day: { every: 'month' as const } }, bonuses: [bonus] };
    const { members, carriedOut } = oracle(plan, company(left, right));
    const leg = (side: string): string =>
      Fraction.of(carriedOut.numbers.get('pairs')?.get(side)?.get('You') ?? 0n, 10_000n).toString();
    return [members.get('You')?.total.toString() ?? '', leg('left'), leg('right')];
  };
  const cycles = {
    ...{ pays: 'cycles' as const, value: '10', sides: 'for-the-period' as const },
    pair: { strong: '200', weak: '100' },
  };

  it('settles by each of the residues', () => {
    expect(legsAfter(pairs, '300', '100')).toEqual(['8', '200', '0']);
    expect(legsAfter({ ...pairs, residue: 'weak-to-zero' }, '300', '100')).toEqual(['8', '200', '0']);
    expect(legsAfter({ ...pairs, residue: 'flush-both' }, '300', '100')).toEqual(['8', '0', '0']);
    expect(legsAfter({ ...pairs, residue: 'flush-weak' }, '300', '100')).toEqual(['8', '300', '0']);
  });

  it('counts cycles with the sides of the period, or decides anew for each', () => {
    expect(legsAfter({ ...pairs, mode: cycles }, '700', '500')).toEqual(['30', '100', '200']);
    const anew = { ...pairs, mode: { ...cycles, sides: 'each-cycle' as const } };
    // 700:500, 500:400, 300:300, 100:200, and now the right side is the strong one: 0:0.
    expect(legsAfter(anew, '700', '500')).toEqual(['40', '0', '0']);
    // Of equal legs the left is the weak one: 500:500, 400:300, 200:200, 100:0.
    expect(legsAfter(anew, '500', '500')).toEqual(['30', '100', '0']);
  });

  it('leaves what is over a limit in the legs, or flushes it', () => {
    const limit = { of: 'cycles' as const, most: '1', per: 'position' as const };
    const limited = (excess: 'carried' | 'flushed') => ({ ...pairs, mode: cycles, limits: [{ ...limit, excess }] });
    expect(legsAfter(limited('carried'), '700', '500')).toEqual(['10', '500', '400']);
    expect(legsAfter(limited('flushed'), '700', '500')).toEqual(['10', '100', '200']);
  });
});
