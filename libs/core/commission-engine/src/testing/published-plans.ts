import type { Bonus, Plan } from '../plan/plan-schema.js';

/** The plans of the published cases, each with nothing but what its case is about. */

const always = { kind: ['distributor'] } satisfies Plan['active'];

const bare: Omit<Plan, 'name' | 'bonuses'> = {
  language: 'upline-plan/1',
  currency: 'USD',
  refunds: 'subtract-in-period-of-refund',
  trees: { sponsor: { kind: 'sponsor' }, team: { kind: 'placement', shape: 'binary' } },
  periods: { month: { every: 'month' } },
  volumes: { pv: { kind: 'PV', of: ['own'] }, gv: { sum: 'pv', tree: 'sponsor', self: true } },
  active: always,
  ranks: { contiguous: true, pay: 'paid-as', effective: 'at-once', ladder: [] },
  rounding: { where: 'line', mode: 'half-even', digits: 2 },
};

function rows(table: Readonly<Record<string, string>>): { from: string; rate: string }[] {
  return Object.entries(table).map(([from, rate]) => ({ from, rate }));
}

function stairstep(
  bonus: string,
  form: 'amounts' | 'rates',
  factor: string,
  brackets: Readonly<Record<string, string>>,
): Extract<Bonus, { kernel: 'differential' }> {
  return {
    bonus,
    kernel: 'differential',
    period: 'month',
    eligible: always,
    tree: 'sponsor',
    base: { volume: 'pv', factor },
    rate: { axis: 'gv', read: 'whole', threshold: 'inclusive', rows: rows(brackets) },
    form,
    childRate: 'child',
    unqualified: 'passes-up',
    ownBase: 'counts',
    ineligible: 'lost',
  };
}

const walkOneLevel = {
  tree: 'sponsor',
  beyondLast: 'stop',
  rateOf: 'earner',
  skip: { whom: 'nobody', moves: 'payee' },
  ineligible: 'lost',
} as const;

function sponsorBonus(rate: string, volume: string, tree = 'sponsor'): Extract<Bonus, { kernel: 'level' }> {
  return {
    ...walkOneLevel,
    tree,
    bonus: 'sponsor',
    kernel: 'level',
    period: 'month',
    eligible: always,
    base: { volume, factor: '1' },
    linesPer: 'buyer',
    ownPurchases: 'no-level',
    levels: [{ rate, minimumRank: null }],
  };
}

function binary(rate: string, period: string): Extract<Bonus, { kernel: 'pairing' }> {
  return {
    bonus: 'pairs',
    kernel: 'pairing',
    period,
    eligible: always,
    tree: 'team',
    base: { volume: 'pv', factor: '1' },
    mode: { pays: 'percent-of-weaker', rate },
    residue: 'net-off',
    carry: { most: null, expiresAfter: null },
    limits: [],
    inactive: 'accrues',
    ownVolumeToWeaker: null,
  };
}

export const amwayIndia: Plan = {
  ...bare,
  name: 'Differential read on PV, paid on BV',
  currency: 'INR',
  bonuses: [
    stairstep('performance', 'amounts', '60', {
      '300': '6%',
      '1000': '9%',
      '2000': '12%',
      '4000': '15%',
      '10000': '21%',
    }),
    {
      ...{ bonus: 'retail', kernel: 'fixed', period: 'month', eligible: always },
      ...{ value: '20%', base: { volume: 'pv', factor: '60' }, times: null, paid: 'each-period' },
    },
  ],
};

const essensBrackets = {
  ...{ '100': '3%', '400': '6%', '1200': '9%', '2400': '12%' },
  ...{ '4000': '17%', '6000': '20%', '10000': '25%', '15000': '28%' },
};

export const essens: Plan = {
  ...bare,
  name: 'Difference of rates',
  currency: 'GBP',
  bonuses: [stairstep('difference', 'rates', '1', essensBrackets)],
};

const vboRates: Readonly<Record<string, string>> = {
  ...{ '0': '0%', '200': '3%', '400': '6%', '600': '9%', '1000': '12%' },
  ...{ '1400': '15%', '2200': '18%', '3600': '22%', '5000': '25%' },
};

export const vbo: Plan = {
  ...bare,
  name: 'Bracket read on GV, paid on PV',
  volumes: {
    own: { kind: 'PV', of: ['own'] },
    pv: { kind: 'PV', of: ['own', 'customers'], customersIn: 'sponsor' },
    gv: { sum: 'own', tree: 'sponsor', self: true },
  },
  bonuses: [
    {
      ...{ bonus: 'volume', kernel: 'fixed', period: 'month', eligible: always },
      value: {
        byVolume: 'gv',
        threshold: 'inclusive',
        rows: rows(vboRates).map(({ from, rate }) => ({ from, value: rate })),
      },
      ...{ base: { volume: 'pv', factor: '1' }, times: null, paid: 'each-period' },
    },
  ],
};

export const betfin: Plan = {
  ...bare,
  name: 'Daily binary',
  periods: { day: { every: 'day' } },
  bonuses: [binary('8%', 'day')],
};

export const packs: Plan = {
  ...bare,
  name: 'Binary with packs',
  volumes: { ...bare.volumes, packs: { kind: 'PV', of: ['own'], orders: { tagged: ['pack'] } } },
  bonuses: [sponsorBonus('10%', 'packs'), binary('10%', 'month')],
};

export const novaTech: Plan = {
  ...bare,
  name: 'Check match',
  trees: { enroller: { kind: 'enroller' }, sponsor: { kind: 'sponsor' } },
  bonuses: [
    {
      ...{ bonus: 'earned', kernel: 'fixed', period: 'month', eligible: { pv: { atLeast: '1' } } },
      ...{ value: '100.00', base: null, times: null, paid: 'each-period' },
    },
    {
      ...walkOneLevel,
      ...{ bonus: 'match', kernel: 'matching', period: 'month', eligible: always },
      ...{ of: ['earned'], basis: 'after-caps', tree: 'enroller', rates: ['5%', '2%', '1%', '1%', '1%'] },
    },
  ],
};

export const shares: Plan = {
  ...bare,
  name: 'Pool by shares',
  attributes: { shares: { type: 'number' } },
  volumes: { ...bare.volumes, shares: { attribute: 'shares' } },
  bonuses: [
    {
      ...{ bonus: 'pool', kernel: 'pool', period: 'month', eligible: always },
      fund: { share: '6.25%', of: 'pv', factor: '1' },
      tiers: null,
      shares: [{ shares: '1', times: { volume: 'shares', per: '1', units: 'whole' }, how: 'add' }],
      ...{ value: 'share-rounded', rounding: 'down', remainder: 'kept', nobody: 'kept' },
    },
  ],
};

export const twoUp: Plan = {
  ...bare,
  name: 'Two up',
  trees: {
    sponsor: { kind: 'sponsor' },
    up: { kind: 'pass-up', of: 'sponsor', first: 2, takes: 'recruit' },
  },
  bonuses: [sponsorBonus('10%', 'pv', 'up')],
};

export const fastStart: Plan = {
  ...bare,
  name: 'Fast start',
  volumes: {
    ...bare.volumes,
    starting: { kind: 'PV', of: ['own'], orders: { buyerAge: { unit: 'calendar-months', below: 3 } } },
  },
  bonuses: [{ ...sponsorBonus('25%', 'starting'), capPerSource: { amount: '200.00', per: 'period' } }],
};

export const personalTeam: Plan = {
  ...bare,
  name: 'Personal team commission',
  volumes: {
    ...bare.volumes,
    team: { sum: 'pv', tree: 'sponsor', self: false, depth: 1 },
    recruitsActive: { countOf: { pv: { atLeast: '225' } }, tree: 'sponsor', depth: 1 },
    months: { age: 'calendar-months', since: 'enrolment' },
    recruitsQualified: {
      countOf: { all: [{ months: { below: '3' } }, { pv: { atLeast: '600' } }] },
      tree: 'sponsor',
      depth: 1,
    },
  },
  bonuses: [
    {
      ...{ bonus: 'team', kernel: 'fixed', period: 'month', eligible: { recruitsActive: { atLeast: '5' } } },
      value: { cases: [{ when: { pv: { atLeast: '600' } }, value: '13%' }], otherwise: '9%' },
      ...{ base: { volume: 'team', factor: '1' }, times: null, paid: 'each-period' },
    },
    {
      ...{ bonus: 'recruits', kernel: 'fixed', period: 'month', eligible: always },
      ...{ value: '50.00', base: null, times: 'recruitsQualified', paid: 'each-period' },
    },
  ],
};

export const legLimit: Plan = {
  ...bare,
  name: 'Leg limit',
  volumes: {
    ...bare.volumes,
    counted: {
      limited: 'pv',
      tree: 'sponsor',
      self: true,
      limit: { formula: 'share-of-requirement', share: '40%', limitsOwn: false },
    },
  },
  ranks: { ...bare.ranks, ladder: [{ rank: 'platinum', when: { counted: { atLeast: '4350' } } }] },
  bonuses: [],
};
