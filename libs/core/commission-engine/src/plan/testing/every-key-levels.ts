import type { Plan } from '../plan-schema.js';

type Bonus = Plan['bonuses'][number];

export const isActive: Plan['active'] = { is: 'active' };
export const lineHead = { period: 'month', tree: 'enroller', eligible: isActive } as const;
export const cv = { volume: 'cv', factor: '1' };
const walk = {
  beyondLast: 'stop',
  rateOf: 'earner',
  skip: { whom: 'ineligible', moves: 'payee' },
  ineligible: 'lost',
} as const;
const level = { kernel: 'level', base: cv, linesPer: 'buyer', ownPurchases: 'no-level', ...lineHead, ...walk } as const;
/** Bonuses that walk up, with every key that they have. */
export const everyKeyLevels: Bonus[] = [
  {
    bonus: 'unilevel',
    ...level,
    levels: [
      { rate: '5%', minimumRank: null },
      {
        rate: { byRank: { bronze: '3%', silver: '4%', gold: '5%' } },
        minimumRank: 'bronze',
        when: { pv: { atLeast: '100' } },
      },
    ],
    capPerSource: { amount: '500.00', per: 'period' },
    cap: { per: 'person', amount: '10000.00', excess: 'company' },
  },
  {
    bonus: 'fast',
    ...level,
    base: { volume: 'fastCv', factor: '0.5' },
    linesPer: 'order',
    rates: { byAttribute: 'package', values: { basic: ['10%'], pro: ['20%', '5%'] } },
    rateOf: 'lower-of-both',
  },
  {
    bonus: 'generations',
    ...level,
    rates: { byTitle: { silver: ['2%'], gold: ['2%', '1%'] } },
    skip: { whom: { belowRank: 'silver' }, moves: 'volume' },
    generations: {
      boundary: { rank: 'silver' },
      boundaryMember: 'closes',
      ineligibleBoundary: 'ignored',
      emptyGeneration: 'no-number',
      first: 1,
    },
  },
  {
    bonus: 'leaders',
    ...level,
    rates: ['1%'],
    beyondLast: 'repeat-last',
    startLevel: 3,
    blocker: { rank: 'same', then: { stopLevelsBelow: 2 } },
  },
  {
    bonus: 'peers',
    ...level,
    rates: ['1%'],
    generations: {
      boundary: { sameRankAsViewer: 'title' },
      boundaryMember: 'opens',
      ineligibleBoundary: 'counts',
      emptyGeneration: 'uses-number',
      first: 0,
    },
  },
  {
    bonus: 'points',
    ...level,
    rates: ['10%'],
    points: {
      perSource: '10',
      takes: {
        byVolume: 'pv',
        threshold: 'inclusive',
        rows: [
          { from: '100', value: '2' },
          { from: '200', value: '5' },
        ],
      },
    },
  },
  {
    bonus: 'match',
    kernel: 'matching',
    ...lineHead,
    of: ['unilevel', 'week-pairs'],
    basis: 'after-caps',
    ...walk,
    rates: ['10%', '5%'],
  },
];
