import { emptyState } from '../../../snapshot/carried-state.js';
import fc from 'fast-check';
import type { PoolBonus } from '../../../plan/plan-schema.js';
import { play, type SmallMember, smallSnapshot } from '../../cuts/testing/small-company.js';
import { payPool } from './pay-pool.js';

const pool: PoolBonus = {
  bonus: 'leaders',
  kernel: 'pool',
  period: 'month',
  eligible: { is: 'active' },
  fund: { share: '6.25%', of: 'cv', factor: '1' },
  tiers: null,
  shares: [{ shares: '1', how: 'add', times: { volume: 'units', per: '1', units: 'whole' } }],
  value: 'share-rounded',
  rounding: 'down',
  remainder: 'kept',
  nobody: 'kept',
};

const two = smallSnapshot([
  { code: 'B', points: '250', cv: '4000000', count: '2000', region: 'south' },
  { code: 'A', points: '150', cv: '6000000', count: '3000.9', region: 'north' },
  { code: 'C', points: '0', count: '9' },
]);

describe('a pool', () => {
  it('pays 125 a share of 6.25% of 10,000,000 over 5,000 shares', () => {
    const { lines, company, misses } = play(payPool, pool, two);
    expect(lines).toEqual(['A 37500000', 'B 25000000']);
    expect(company).toEqual({ numerator: 0n, denominator: 1n });
    expect(misses).toMatchObject([{ member: 2, reason: 'INACTIVE' }]);
  });

  it('may have a fixed fund', () => {
    const fund = { amount: '100.00' };
    expect(play(payPool, { ...pool, fund }, two).lines).toEqual(['A 6000', 'B 4000']);
  });

  it('rounds the value of a share before it is multiplied, or only the product', () => {
    const three = smallSnapshot([
      { code: 'A', points: '1', count: '2' },
      { code: 'B', points: '1', count: '1' },
    ]);
    const fund = { amount: '100.00' };
    const rounded = play(payPool, { ...pool, fund }, three);
    expect(rounded.lines).toEqual(['A 6666', 'B 3333']);
    expect(rounded.company).toEqual({ numerator: 1n, denominator: 1n });
    expect(play(payPool, { ...pool, fund, value: 'product', rounding: 'half-up' }, three).lines).toEqual([
      'A 6667',
      'B 3333',
    ]);
    const down = play(payPool, { ...pool, fund, value: 'product' }, three);
    expect(down.lines).toEqual(['A 6666', 'B 3333']);
    const exact = play(payPool, { ...pool, fund, value: 'product' }, three, {
      rounding: { where: 'payee', mode: 'down', digits: 2 },
    });
    expect(exact.lines).toEqual(['A 20000/3', 'B 10000/3']);
    expect(exact.company).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('deals the remainder to the largest remainders, ties in the order of codes', () => {
    const equal = smallSnapshot(['C', 'A', 'B'].map((code) => ({ code, points: '1', count: '1' })));
    const bonus: PoolBonus = { ...pool, fund: { amount: '1.00' }, value: 'product', remainder: 'largest-remainder' };
    expect(play(payPool, bonus, equal).lines).toEqual(['A 34', 'B 33', 'C 33']);
  });

  it('is divided into tiers for exactly a rank or for it and those above', () => {
    const parts = [
      { rank: 'silver', part: '60%' },
      { rank: 'gold', part: '40%' },
    ];
    const each: PoolBonus = { ...pool, fund: { amount: '100.00' }, shares: [{ shares: '1', how: 'add' }] };
    const exclusive = play(payPool, { ...each, tiers: { membership: 'exclusive', parts } }, two);
    expect(exclusive.lines).toEqual(['A 6000', 'B 4000']);
    const cascading = play(payPool, { ...each, tiers: { membership: 'cascading', parts } }, two);
    expect(cascading.lines).toEqual(['A 3000', 'B 3000', 'B 4000']);
    expect(Array.from(cascading.book.finish().level)).toEqual([1, 1, 2]);
    const high = play(payPool, { ...each, tiers: { membership: 'cascading', parts: parts.slice(1) } }, two);
    expect(high.misses).toMatchObject([
      { member: 1, reason: 'RANK_TOO_LOW', required: 'gold', actual: 'silver' },
      { member: 2, reason: 'INACTIVE' },
    ]);
  });

  it('has a pool for each value of an attribute, with the volume of that value', () => {
    const bonus: PoolBonus = { ...pool, fund: { share: '1%', of: 'cv', factor: '0.5' }, byAttribute: 'region' };
    expect(play(payPool, bonus, two).lines).toEqual(['A 3000000', 'B 2000000']);
  });

  it('adds entries of shares and multiplies what came before', () => {
    const shares: PoolBonus['shares'] = [
      { shares: { byRank: { silver: '1', gold: '3' } }, how: 'add' },
      { shares: '1', how: 'add', times: { volume: 'units', per: '1000', units: 'exact' } },
      { shares: { byRank: { gold: '1.5' } }, how: 'multiply' },
    ];
    // A: 1 + 3.0009 = 4.0009; B: (3 + 2) x 1.5 = 7.5; of 11.5009.
    const bonus: PoolBonus = { ...pool, shares, fund: { amount: '1150.09' }, value: 'product' };
    const { lines, book } = play(payPool, bonus, two);
    expect(lines).toEqual(['A 40009', 'B 75000']);
    expect(Array.from(book.finish().baseUnits)).toEqual([11_500_900, 11_500_900]);
    expect(Array.from(book.finish().ratePpm)).toEqual([347_877, 652_122]);
  });

  it('carries a fund for which nobody qualifies, exactly, and pays it to whoever comes', () => {
    const bonus: PoolBonus = { ...pool, nobody: 'carried', fund: { share: '0.0001%', of: 'cv', factor: '0.0001' } };
    const nobody = smallSnapshot([{ code: 'A', cv: '0.0001' }]);
    const first = play(payPool, bonus, nobody);
    expect(first.carried.lists['leaders']).toEqual([{ pool: 'leaders', units: '0.0000000001' }]);
    const second = play(payPool, bonus, nobody, {}, first.carried);
    expect(second.carried.lists['leaders']).toEqual([{ pool: 'leaders', units: '0.0000000002' }]);
    const carried = {
      ...first.carried,
      lists: {
        leaders: [
          { pool: 'leaders', units: '500000000' },
          { pool: 'old', units: '5' },
        ],
      },
    };
    const third = play(payPool, { ...bonus, fund: { amount: '1' } }, two, {}, carried);
    expect(third.lines).toEqual(['A 3000000', 'B 2000000']);
    expect(third.carried.lists['leaders']).toEqual([{ pool: 'old', units: '5' }]);
    expect(play(payPool, { ...bonus, nobody: 'kept', fund: { amount: '1' } }, nobody).company.numerator).toBe(100n);
  });

  it.each(['5x', '-5', `0.${'1'.repeat(25)}`, ''])('refuses a fund of %p that was carried', (units) => {
    const lists = { leaders: [{ pool: 'leaders', units }] };
    expect(() => play(payPool, pool, two, {}, { ...emptyState, lists })).toThrow('SNAPSHOT.INVALID');
  });

  it('takes a fund below nothing for nothing', () => {
    const { members } = two;
    const refunds = { ...two, members: { ...members, numbers: { ...members.numbers, cv: Float64Array.of(-9, 0, 0) } } };
    const { lines, company, misses } = play(payPool, pool, refunds);
    expect([lines, company.numerator]).toEqual([[], 0n]);
    expect(misses[0]).toMatchObject({ member: 1, reason: 'NOTHING_TO_PAY_ON' });
  });

  it('gives further positions of a person no shares of their own', () => {
    const positions = smallSnapshot([
      { code: 'A', points: '1', count: '1' },
      { code: 'A-2', owner: 'A', points: '1', count: '1' },
      { code: 'B', points: '1', count: '3' },
    ]);
    expect(play(payPool, { ...pool, fund: { amount: '4' } }, positions).lines).toEqual(['A 100', 'B 300']);
  });

  it('is dealt alike whatever the order of the rows', () => {
    const equal = (codes: string[]) => smallSnapshot(codes.map((code) => ({ code, points: '1', count: '1' })));
    const bonus: PoolBonus = { ...pool, fund: { amount: '1.00' }, value: 'product', remainder: 'largest-remainder' };
    const turned = play(payPool, bonus, equal(['B', 'C', 'A'])).lines;
    expect(turned).toEqual(play(payPool, bonus, equal(['A', 'B', 'C'])).lines);
  });

  it('deals exactly its fund by largest remainder, whatever the shares', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 99_999_999 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9_999_999 }), (drawn, cents) => {
        const members = drawn.map((units, place): SmallMember => ({
          code: `M${String(place).padStart(2, '0')}`,
          points: '1',
          count: (units / 10_000).toFixed(4),
        }));
        const fund = { amount: (cents / 100).toFixed(2) };
        const shares: PoolBonus['shares'] = [
          { shares: '1', how: 'add', times: { volume: 'units', per: '3', units: 'exact' } },
        ];
        const bonus: PoolBonus = { ...pool, fund, shares, value: 'product', remainder: 'largest-remainder' };
        const { book } = play(payPool, bonus, smallSnapshot(members));
        const { amountMinor, sourceIndex } = book.finish();
        const total = drawn.reduce((sum, units) => sum + units, 0);
        const paid = new Map(Array.from(sourceIndex, (row, line) => [row, amountMinor[line] ?? 0]));
        expect([...paid.values()].reduce((sum, amount) => sum + amount, 0)).toBe(total === 0 ? 0 : cents);
        drawn.forEach((units, row) => {
          const distance = (paid.get(row) ?? 0) * total - cents * units;
          expect(total === 0 || Math.abs(distance) < total).toBe(true);
        });
      }),
    );
  });
});
