import { parseDate } from '@upline/calendar';
import { parseVolume } from '@upline/money';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { emptyState } from '../snapshot/carried-state.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Calculation } from './calculation.js';
import { resultJson } from './result-json.js';

/** B buys for 100 and 50; A above is paid 10.00 on the first and 5.00 on both, and 3.00 go off for a fee. */
const snapshot: Snapshot = {
  period: '2026-11',
  members: { codes: ['B', 'A'], sponsorIndex: Int32Array.of(1, -1) },
  orders: {
    references: ['o1', 'o2'],
    buyerIndex: Int32Array.of(0, 0),
    volumes: { PV: Float64Array.of(parseVolume('100'), parseVolume('50')) },
  },
};

const result: Calculation = {
  planHash: 'plan',
  inputDigest: 'input',
  digest: 'result',
  period: '2026-11',
  currency: 'USD',
  bonusNames: ['fast-start', 'gift', 'fee', 'carried-in', 'adjustment'],
  bonusCount: 2,
  ladders: {
    ranks: {
      rankNames: ['bronze', 'gold'],
      reached: Int16Array.of(-1, 0),
      paidAs: Int16Array.of(-1, 0),
      title: Int16Array.of(0, 1),
    },
  },
  lines: {
    payeeIndex: Int32Array.of(1, 1, 1),
    bonusIndex: Uint16Array.of(0, 1, 2),
    level: Uint16Array.of(1, 0, 0),
    sourceIndex: Int32Array.of(0, 1, 1),
    orderIndex: Int32Array.of(0, -1, -1),
    baseUnits: Float64Array.of(parseVolume('100'), 0, parseVolume('15')),
    ratePpm: Int32Array.of(100_000, 0, 200_000),
    amountMinor: Float64Array.of(1000, 500, -300),
  },
  rankNames: ['bronze', 'gold'],
  companyMinor: [250n, 0n],
  companyByCutsMinor: 0n,
  members: {
    paidAsRank: Int16Array.of(-1, 0),
    active: Uint8Array.of(1, 0),
    volumes: { pv: Float64Array.of(1_500_000, 0) },
  },
  payees: { memberIndex: Int32Array.of(1), amountMinor: Float64Array.of(1200) },
  payouts: { currency: ['USD', 'JPY'], amountMinor: Float64Array.of(0, 1836), rate: ['', '153'] },
  totalPaidMinor: 1200n,
  paidByBonusMinor: [1000n, 500n, -300n, 0n, 0n],
  carriedOut: { ...emptyState, asOfDay: parseDate('2026-11-30'), numbers: { b: { n: Float64Array.of(10_000, 0) } } },
};

it('a result is written by member, every line and every cut', () => {
  expect(resultJson(auroraUnilevel, snapshot, result)).toEqual({
    language: 'upline-result/1',
    plan: 'Aurora Unilevel',
    period: '2026-11',
    currency: 'USD',
    digests: { plan: 'plan', input: 'input', result: 'result' },
    company: {
      members: 2,
      active: 1,
      payees: 1,
      lines: 3,
      bonuses: { 'fast-start': '10.00', gift: '5.00' },
      cuts: { fee: '-3.00', 'carried-in': '0.00', adjustment: '0.00' },
      total: '12.00',
      kept: { 'fast-start': '2.50' },
      payouts: { JPY: '1836' },
    },
    members: [
      {
        code: 'A',
        active: false,
        ranks: { ranks: { reached: 'bronze', paidAs: 'bronze', title: 'gold' } },
        volumes: { pv: '0' },
        lines: [
          { bonus: 'fast-start', level: 1, source: 'B', order: 'o1', base: '100', rate: '10%', amount: '10.00' },
          { bonus: 'gift', level: 0, source: 'A', order: null, base: '0', rate: null, amount: '5.00' },
        ],
        cuts: [{ cut: 'fee', base: '15', rate: '20%', amount: '-3.00' }],
        totals: { 'fast-start': '10.00', gift: '5.00', fee: '-3.00' },
        total: '12.00',
        payout: { currency: 'JPY', amount: '1836', rate: '153' },
      },
      {
        code: 'B',
        active: true,
        ranks: { ranks: { reached: null, paidAs: null, title: 'bronze' } },
        volumes: { pv: '150' },
        lines: [],
        cuts: [],
        totals: {},
        total: '0.00',
        payout: null,
      },
    ],
    carried: { asOf: '2026-11-30', numbers: { b: { n: { B: '1' } } }, names: {}, lists: {} },
  });
});
