import { parseDate } from '@upline/calendar';
import { parseVolume } from '@upline/money';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import { emptyState } from '../snapshot/carried-state.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Calculation } from './calculation.js';
import { resultJson } from './result-json.js';

/** B buys for 100 and 50; A above is paid 10.00 on the first and a gift of 7.00, of which a cap takes 2.00; 4.00 go off for a fee, and 1.00 is added by hand. */
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
  bonusNames: ['fast-start', 'gift', 'cap:gift', 'cut:fee', 'carried-in:unpaid', 'adjustment:by-hand'],
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
    payeeIndex: Int32Array.of(1, 1, 1, 1, 1),
    bonusIndex: Uint16Array.of(0, 1, 2, 3, 5),
    level: Uint16Array.of(1, 0, 0, 0, 0),
    sourceIndex: Int32Array.of(0, 1, 1, 1, 1),
    orderIndex: Int32Array.of(0, -1, -1, -1, -1),
    baseUnits: Float64Array.of(parseVolume('100'), 0, 0, 0, 0),
    ratePpm: Int32Array.of(100_000, 0, 0, 0, 0),
    amountMinor: Float64Array.of(1000, 700, -200, -400, 100),
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
  paidByBonusMinor: [1000n, 700n, -200n, -400n, 0n, 100n],
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
      lines: 5,
      bonuses: { 'fast-start': '10.00', gift: '7.00' },
      cuts: { 'cap:gift': '-2.00', 'cut:fee': '-4.00', 'carried-in:unpaid': '0.00', 'adjustment:by-hand': '1.00' },
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
          { bonus: 'gift', level: 0, source: 'A', order: null, base: null, rate: null, amount: '7.00' },
        ],
        cuts: [
          { cut: 'cap:gift', kind: 'cap', name: 'gift', amount: '-2.00' },
          { cut: 'cut:fee', kind: 'cut', name: 'fee', amount: '-4.00' },
          { cut: 'adjustment:by-hand', kind: 'adjustment', name: 'by-hand', amount: '1.00' },
        ],
        totals: {
          'fast-start': '10.00',
          gift: '7.00',
          'cap:gift': '-2.00',
          'cut:fee': '-4.00',
          'adjustment:by-hand': '1.00',
        },
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
