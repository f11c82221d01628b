import { calculate } from '../compute/calculate.js';
import { checkResult } from '../compute/check-result.js';
import { companyOf } from '../testing/company.js';
import { auroraUnilevel } from './aurora-unilevel.js';

/*
 *  ANA 120 PV          GV 1120, bronze: one leg with a bronze is there, GV for silver is not
 *   |- BEN 80 PV       not active
 *   |   '- CAI 100 PV  GV 700, bronze
 *   |       '- DEE 600 PV, 500.50 CV    active, GV 600: bronze
 *   '- EVA 220 PV      active, GV 220
 */
const company = companyOf(
  ['ANA', '', '120'],
  ['BEN', 'ANA', '80'],
  ['CAI', 'BEN', '100'],
  ['DEE', 'CAI', '600', '500.50'],
  ['EVA', 'ANA', '220'],
);

describe('Aurora Unilevel, by hand', () => {
  const result = calculate(auroraUnilevel, company);
  const { codes } = company.members;

  it('ranks who has the volume and the legs', () => {
    const ranks = Array.from(result.members.paidAsRank, (rank, row) => [codes[row], result.rankNames[rank] ?? null]);
    expect(Object.fromEntries(ranks)).toEqual({ ANA: 'bronze', BEN: null, CAI: 'bronze', DEE: 'bronze', EVA: null });
  });

  it('passes over Ben, who is not active, and pays whoever is above him', () => {
    const { lines } = result;
    const paid = Array.from(lines.payeeIndex, (payee, line) => [
      `${codes[lines.sourceIndex[line] ?? 0]} -> ${codes[payee]}`,
      lines.level[line],
      lines.amountMinor[line],
    ]);
    expect(paid).toEqual([
      ['BEN -> ANA', 1, 400],
      ['CAI -> ANA', 1, 500],
      // 5% of 500.50 is 25.025, a tie: half-even gives 25.02.
      ['DEE -> CAI', 1, 2502],
      ['DEE -> ANA', 2, 2502],
      ['EVA -> ANA', 1, 1100],
    ]);
  });

  it('adds up', () => {
    checkResult(result);
    expect(result.totalPaidMinor).toBe(7004n);
    expect(result.paidByBonusMinor).toEqual([7004n]);
    expect(Array.from(result.payees.memberIndex, (row) => codes[row])).toEqual(['ANA', 'CAI']);
    expect([...result.payees.amountMinor]).toEqual([4502, 2502]);
  });

  it('keeps its digest for ever', () => {
    expect(result.digest).toBe('2f4ad6fea8b11f1bcdb98cbb00a05b9629ddd386f87baa0528f7cd72c26b2884');
  });
});
