import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { companyOf } from '../testing/company.js';
import { calculate } from './calculate.js';
import { checkResult } from './check-result.js';
import type { CalculationResult } from './result.js';

const result = calculate(auroraUnilevel, companyOf(['A', '', '100'], ['B', 'A', '100'], ['C', 'B', '100']));

describe('checkResult', () => {
  it('lets a right result pass, also after the way to another thread', () => {
    checkResult(result);
    checkResult(structuredClone(result));
  });

  it.each<[string, Partial<CalculationResult>]>([
    ['payees add up to the total paid', { totalPaidMinor: 1n }],
    ['lines add up to the total of every bonus and cut', { paidByBonusMinor: [7n] }],
    [
      'lines add up to the total of every payee',
      { payees: { memberIndex: Int32Array.of(0), amountMinor: Float64Array.of(1500) } },
    ],
    ['every amount is a whole number', { lines: { ...result.lines, amountMinor: Float64Array.of(500, 500, 500.5) } }],
    ['every payee exists', { lines: { ...result.lines, payeeIndex: Int32Array.of(0, 1, 3) } }],
    ['every bonus exists', { bonusNames: [], bonusCount: 0 }],
    ['every column has a value per line', { lines: { ...result.lines, level: Uint16Array.of(1) } }],
  ])('names the check that fails: %s', (name, change) => {
    expect(() => checkResult({ ...result, ...change })).toThrow(
      `RUN.CHECK_FAILED: This must hold and does not: ${name}`,
    );
  });
});
