import { rational } from '@upline/money';
import type { MatchingBonus } from '../../../plan/plan-schema.js';
import { caseFrame, runCase } from '../level/testing/level-case.js';
import { payMatching } from './pay-matching.js';

const one = 10_000;
const match: MatchingBonus = {
  bonus: 'match',
  kernel: 'matching',
  period: 'month',
  eligible: { eligible: { atLeast: '1' } },
  of: ['team'],
  basis: 'after-caps',
  tree: 'sponsor',
  rates: ['5%', '2%', '1%', '1%', '1%'],
  beyondLast: 'stop',
  rateOf: 'earner',
  skip: { whom: 'ineligible', moves: 'payee' },
  ineligible: 'lost',
};
// A line of six: the member at the top, and five below each of whom was paid 100.
const line = Array.from({ length: 6 }, (_, row) => ({ parent: row - 1 }));

describe('a matching bonus', () => {
  it('of 5/2/1/1/1% over five levels that each earned 100 is 10.00', () => {
    const units = Float64Array.from(line, (_, row) => (row === 0 ? 0 : 100 * one));
    const levelCase = { members: line, bonus: match, paid: { units, fractions: undefined } };
    const { lines } = runCase(levelCase, caseFrame(levelCase), (run) => payMatching(match, run), { focus: 0 });
    expect(lines.map(([payee, source, level, amount]) => [payee, source, level, amount])).toEqual([
      [0, 1, 1, '500/1'],
      [0, 2, 2, '200/1'],
      [0, 3, 3, '100/1'],
      [0, 4, 4, '100/1'],
      [0, 5, 5, '100/1'],
    ]);
  });

  it('of pay that is not rounded stays exact', () => {
    const members = line.slice(0, 2);
    const fractions = [undefined, rational(1_000_000n, 3n)];
    const rounding = { where: 'payee', mode: 'half-up', digits: 2 } as const;
    const levelCase = { members, bonus: match, rounding, paid: { units: new Float64Array(2), fractions } };
    const { lines } = runCase(levelCase, caseFrame(levelCase), (run) => payMatching(match, run));
    // A third of 100.00, of which 5%.
    expect(lines).toEqual([[0, 1, 1, '500/3', -1]]);
  });
});
