import { calculate } from '../compute/calculate.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { companyOf } from '../testing/company.js';
import type { Snapshot } from './snapshot.js';

const sound = companyOf(['A', '', '100'], ['B', 'A', '100']);
const { members, orders } = sound;

describe('a snapshot', () => {
  it.each<[string, Partial<Snapshot>, string]>([
    [
      'two members of one code',
      { members: { ...members, codes: ['A', 'A'] } },
      'SNAPSHOT.DUPLICATE: Two members are called A',
    ],
    ['two orders of one reference', { orders: { ...orders, references: ['x', 'x'] } }, 'Two orders are called x'],
    [
      'a buyer who does not exist',
      { orders: { ...orders, buyerIndex: Int32Array.of(0, 2) } },
      'orders.buyerIndex of row 1 is 2',
    ],
    [
      'a column that is too short',
      { orders: { ...orders, buyerIndex: Int32Array.of(0) } },
      'orders.buyerIndex has 1 rows, not 2',
    ],
    [
      'a volume that is not whole',
      { orders: { ...orders, volumes: { ...orders.volumes, PV: Float64Array.of(1, 0.5) } } },
      'The PV of order 1',
    ],
    [
      'no volume of a kind that the plan reads',
      { orders: { ...orders, volumes: { PV: new Float64Array(2) } } },
      'The plan reads CV',
    ],
    ['a circle of sponsors', { members: { ...members, sponsorIndex: Int32Array.of(1, 0) } }, 'GENEALOGY.CYCLE'],
    ['a period that is no month', { period: '2026-13' }, 'PERIOD.MALFORMED'],
  ])('is refused with %s', (_what, change, message) => {
    expect(() => calculate(auroraUnilevel, { ...sound, ...change })).toThrow(message);
  });

  it('may be empty', () => {
    expect(calculate(auroraUnilevel, companyOf()).totalPaidMinor).toBe(0n);
  });

  it('is refused when a sum leaves the range in which it is exact', () => {
    const huge = Float64Array.of(Number.MAX_SAFE_INTEGER, 1);
    const volumes = { PV: huge, CV: huge };
    expect(() => calculate(auroraUnilevel, { ...sound, orders: { ...orders, volumes } })).toThrow(
      'RUN.VOLUME_OUT_OF_RANGE',
    );
    const buyerIndex = Int32Array.of(0, 0);
    expect(() => calculate(auroraUnilevel, { ...sound, orders: { ...orders, buyerIndex, volumes } })).toThrow(
      'RUN.VOLUME_OUT_OF_RANGE',
    );
  });
});
