import type { AdvancementBonus } from '../../../plan/plan-schema.js';
import { type CarriedState, emptyState } from '../../../snapshot/carried-state.js';
import { nameColumn } from '../../../snapshot/name-column.js';
import { play, smallSnapshot } from '../../cuts/testing/small-company.js';
import { payAdvancement } from './pay-advancement.js';

const advancement: AdvancementBonus = {
  bonus: 'climb',
  kernel: 'advancement',
  period: 'month',
  eligible: { is: 'active' },
  amounts: { silver: '100.00', gold: '250.00', diamond: '1000.01' },
  skippedRanks: 'paid',
};

const titled = (rank: string): CarriedState => ({
  ...emptyState,
  names: { climb: { 'title-ranks': nameColumn([rank]) } },
});
const at = (points: string) => smallSnapshot([{ code: 'A', points }]);

describe('an advancement bonus', () => {
  it('pays a promise made to somebody who has become a further position to their owner', () => {
    const company = smallSnapshot([
      { code: 'A', points: '200' },
      { code: 'B', owner: 'A' },
    ]);
    const promise = { member: 'B', rank: 'gold', amount: '250.00', count: 2, done: 1 };
    const names = { climb: { 'title-ranks': nameColumn(['gold', 'gold']) } };
    const carried: CarriedState = { ...emptyState, names, lists: { climb: [promise] } };
    expect(play(payAdvancement, advancement, company, {}, carried).lines).toEqual(['A 12500']);
  });

  it('pays the ranks that were jumped over too, or the new one only', () => {
    expect(play(payAdvancement, advancement, at('200')).lines).toEqual(['A 10000', 'A 25000']);
    expect(play(payAdvancement, { ...advancement, skippedRanks: 'unpaid' }, at('200')).lines).toEqual(['A 25000']);
  });

  it('pays a title once, and never again after a fall', () => {
    const first = play(payAdvancement, advancement, at('200'), {}, titled('silver'));
    expect(first.lines).toEqual(['A 25000']);
    const fallen = play(payAdvancement, advancement, at('1'), {}, first.carried);
    const again = play(payAdvancement, advancement, at('200'), {}, fallen.carried);
    expect([fallen.lines, again.lines]).toEqual([[], []]);
  });

  it('is lost to whoever is not eligible when they reach the title', () => {
    const strict: AdvancementBonus = { ...advancement, eligible: { units: { atLeast: '1' } } };
    const first = play(payAdvancement, strict, at('100'));
    expect(first.misses).toMatchObject([{ reason: 'INELIGIBLE', required: 'silver' }]);
    expect(play(payAdvancement, advancement, at('100'), {}, first.carried).lines).toEqual([]);
  });

  it.each([
    ['lost' as const, ['A 33334', '', 'A 33333', '']],
    ['postponed' as const, ['A 33334', '', 'A 33334', 'A 33333']],
  ])('pays instalments while the rank is held; a missed one is %s', (missed, expected) => {
    const bonus: AdvancementBonus = { ...advancement, skippedRanks: 'unpaid', instalments: { count: 3, missed } };
    let carried = titled('gold');
    const paid = ['300', '299', '300', '300'].map((points) => {
      const played = play(payAdvancement, bonus, at(points), {}, carried);
      carried = played.carried;
      return played.lines.join();
    });
    expect(paid).toEqual(expected);
    expect(carried.lists['climb']).toEqual([]);
  });

  it.each(['100x', '-1', ''])('refuses a promise of %p', (amount) => {
    const climb = [{ member: 'A', rank: 'silver', amount, count: 2, done: 1 }];
    const carried = { ...titled('gold'), lists: { climb } };
    expect(() => play(payAdvancement, advancement, at('100'), {}, carried)).toThrow('SNAPSHOT.INVALID');
  });

  it('keeps a promise as it was made, whatever the plan says later', () => {
    const bonus: AdvancementBonus = { ...advancement, instalments: { count: 2, missed: 'lost' } };
    const first = play(payAdvancement, bonus, at('100'));
    expect(first.carried.lists['climb']).toEqual([{ member: 'A', rank: 'silver', amount: '100', count: 2, done: 1 }]);
    const dearer = play(payAdvancement, { ...advancement, amounts: { silver: '999' } }, at('100'), {}, first.carried);
    expect(dearer.lines).toEqual(['A 5000']);
  });
});
