import { rational } from '@upline/money';
import type { FixedBonus, PairingBonus } from '../../plan/plan-schema.js';
import { StateBook } from '../../snapshot/state-book.js';
import { Frame } from '../frame/frame.js';
import type { Miss } from '../kernels/bonus-run.js';
import { applyBonusCap } from './apply-bonus-cap.js';
import { exactMoneyOf, wholeMoneyOf } from './money-of-plan.js';
import { smallPlan, smallSnapshot } from './testing/small-company.js';

const snapshot = smallSnapshot([
  { code: 'A', points: '100' },
  { code: 'A-2', owner: 'A', points: '200' },
  { code: 'B', points: '1' },
]);
const plan = smallPlan({});
const frame = new Frame(plan, snapshot, new StateBook(3));
const money = wholeMoneyOf(plan);
/** Two lines of A, from both positions, and one of B. */
const lines = { payeeIndex: Int32Array.of(0, 0, 0, 2), sourceIndex: Int32Array.of(0, 1, 1, 2) };
const amounts = Float64Array.of(5000, 4000, 4000, 20_000);

function bonusWith(cap: FixedBonus['cap'], kernel: 'fixed' | 'pairing' | 'board'): FixedBonus | PairingBonus {
  return { bonus: 'b', kernel, period: 'month', eligible: { is: 'active' }, cap } as unknown as FixedBonus;
}

describe('the cap of a bonus', () => {
  it('takes what a person has above it, all positions together', () => {
    const bonus = bonusWith({ per: 'person', amount: '100.00', excess: 'company' }, 'pairing');
    const capped = applyBonusCap({ frame, money, bonus, lines, amounts });
    expect(capped?.taken).toEqual(Float64Array.of(3000, 0, 10_000));
    expect(capped?.company).toEqual(rational(13_000n, 1n));
  });

  it('looks at each position of a pairing bonus for itself', () => {
    const missed: Miss[] = [];
    const bonus = bonusWith({ per: 'position', amount: '60.00', excess: 'lost' }, 'pairing');
    const capped = applyBonusCap({ frame, money, bonus, lines, amounts, missed: (miss) => missed.push(miss) });
    expect(capped?.taken).toEqual(Float64Array.of(2000, 0, 14_000));
    expect(capped?.takenByPosition).toEqual(Float64Array.of(0, 2000, 14_000));
    expect(capped?.company.numerator).toBe(0n);
    expect(missed[0]).toMatchObject({ member: 0, source: 1, required: '60.00', actual: '80.00', reason: 'CAPPED' });
    const levelled = bonusWith({ per: 'position', amount: '60.00', excess: 'lost' }, 'fixed');
    expect(applyBonusCap({ frame, money, bonus: levelled, lines, amounts })?.taken[0]).toBe(7000);
  });

  it('looks at each position that stands on a board for itself too', () => {
    const bonus = bonusWith({ per: 'position', amount: '60.00', excess: 'lost' }, 'board');
    expect(applyBonusCap({ frame, money, bonus, lines, amounts })?.takenByPosition).toEqual(
      Float64Array.of(0, 2000, 14_000),
    );
  });

  it('depends on the member; who is not in the table has none', () => {
    const amount = { byRank: { silver: '120.00', gold: '500.00' } };
    const bonus = bonusWith({ per: 'person', amount, excess: 'lost' }, 'fixed');
    expect(applyBonusCap({ frame, money, bonus, lines, amounts })?.taken).toEqual(Float64Array.of(1000, 0, 0));
    const loose = bonusWith({ per: 'person', amount: '200.00', excess: 'lost' }, 'fixed');
    expect(applyBonusCap({ frame, money, bonus: loose, lines, amounts })).toBeUndefined();
  });

  it('cuts exact amounts to a cap that is no whole unit; whole amounts never exceed it', () => {
    const bonus = bonusWith({ per: 'person', amount: '0.015', excess: 'lost' }, 'fixed');
    const exact = exactMoneyOf(plan);
    const alone = { payeeIndex: Int32Array.of(2), sourceIndex: Int32Array.of(2) };
    const cut = applyBonusCap({ frame, money: exact, bonus, lines: alone, amounts: [rational(7n, 3n)] });
    expect(cut?.taken[2]).toEqual(rational(5n, 6n));
    expect(applyBonusCap({ frame, money, bonus, lines: alone, amounts: [2] })?.taken[2]).toBe(1);
  });
});
