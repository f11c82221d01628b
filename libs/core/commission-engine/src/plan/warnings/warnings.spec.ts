import type { Plan } from '../plan-schema.js';
import { auroraUnilevel } from '../../plans/aurora-unilevel.js';
import { everyKeyPlan } from '../testing/every-key-plan.js';
import { validatePlan, type ValidationOptions } from '../validate-plan.js';

type Rank = Plan['ranks']['ladder'][number];

function warningsOf(plan: Plan, options?: ValidationOptions): [string, string][] {
  return validatePlan(plan, options).warnings.map(({ pointer, code }) => [pointer, code.replace('PLAN.', '')]);
}

/** The example with a ladder of two ranks, both of which a level asks for. */
function withRanks(contiguous: boolean, bronze: Rank['when'], gold: Rank['when']): Plan {
  const ladder = [
    { rank: 'bronze', when: bronze },
    { rank: 'gold', when: gold },
  ];
  return withBonus(
    { levels: ladder.map(({ rank }) => ({ rate: '5%', minimumRank: rank })) },
    { ...auroraUnilevel.ranks, contiguous, ladder },
  );
}

function withBonus(change: object, ranks: Plan['ranks'] = auroraUnilevel.ranks): Plan {
  const [bonus] = auroraUnilevel.bonuses;
  // What is undefined is left out.
  return JSON.parse(JSON.stringify({ ...auroraUnilevel, ranks, bonuses: [{ ...bonus, ...change }] })) as Plan;
}

describe('warnings', () => {
  it.each<[string, Rank['when']]>([
    [
      'statuses that exclude one another',
      { all: [{ status: ['active'] }, { gv: { atLeast: '1' } }, { status: ['left', 'hold'] }] },
    ],
    [
      'a status that is ruled out',
      { all: [{ status: ['active'] }, { gv: { atLeast: '1' } }, { not: { status: ['active', 'hold'] } }] },
    ],
    ['too much and too little', { all: [{ gv: { atLeast: '1000' } }, { not: { gv: { atLeast: '1000' } } }] }],
    ['less than activity asks', { all: [{ is: 'active' }, { pv: { below: '100' } }, { gv: { atLeast: '1' } }] }],
    ['not to be active', { all: [{ is: 'active' }, { gv: { atLeast: '1' } }, { not: { is: 'active' } }] }],
  ])('tell of a rank that nobody can reach: %s', (_what, when) => {
    expect(warningsOf(withRanks(false, { gv: { atLeast: '500' } }, when))).toEqual([
      ['/ranks/ladder/1/when', 'RANK_UNREACHABLE'],
    ]);
  });

  it('tell of a rank that the ranks below bar on a contiguous ladder', () => {
    const [bronze, gold] = [{ gv: { below: '500' } }, { gv: { atLeast: '500' } }];
    expect(warningsOf(withRanks(true, bronze, gold))).toEqual([['/ranks/ladder/1/when', 'RANK_UNREACHABLE']]);
    expect(warningsOf(withRanks(false, bronze, gold))).toEqual([]);
  });

  it('tell of a rank at which nobody stays, because the next asks for nothing more', () => {
    const legs = (atLeast: number): Rank['when'] => ({ legs: { tree: 'sponsor', having: { is: 'active' }, atLeast } });
    const more = { all: [{ gv: { atLeast: '500' } }, { is: 'active' } as const, legs(3)] };
    expect(
      warningsOf(withRanks(false, more, { all: [{ pv: { atLeast: '100' } }, { gv: { atLeast: '400' } }, legs(2)] })),
    ).toEqual([['/ranks/ladder/0/when', 'RANK_NEVER_HIGHEST']]);
    expect(
      warningsOf(withRanks(false, more, { all: [{ pv: { atLeast: '101' } }, { gv: { atLeast: '400' } }] })),
    ).toEqual([]);
  });

  it('tell of tables that leave out a rank above one that they have, and of lists that get shorter', () => {
    const rates = {
      bronze: ['5%', '4%'],
      silver: ['5%'],
      platinum: ['5%', '4%'],
      emerald: ['5%', '4%'],
      diamond: ['5%', '4%'],
    };
    expect(warningsOf(withBonus({ levels: undefined, rates: { byRank: rates } })).slice(0, 2)).toEqual([
      ['/bonuses/0/rates/byRank', 'RANK_MISSING_IN_TABLE'],
      ['/bonuses/0/rates/byRank/silver', 'SHORTER_THAN_LOWER_RANK'],
    ]);
  });

  it('say of a cap that leaves out a rank that it does not limit it', () => {
    const cap = { per: 'person', amount: { byRank: { bronze: '10' } }, excess: 'lost' };
    const [warning] = validatePlan(withBonus({ cap })).warnings;
    expect(warning?.pointer).toBe('/bonuses/0/cap/amount/byRank');
    expect(warning?.detail).toContain('who is above and is not limited or cut therefore');
  });

  it('tell of a row of rates above the whole', () => {
    const rates = { byAttribute: 'package', values: { pro: ['60%', '50%'], basic: ['101%'] } };
    const plan = {
      ...withBonus({ levels: undefined, rates }),
      attributes: { package: { type: 'text', values: ['pro', 'basic'] } },
    } as Plan;
    expect(warningsOf(plan)).toEqual(
      expect.arrayContaining([
        ['/bonuses/0/rates/values/pro', 'RATE_ABOVE_WHOLE'],
        ['/bonuses/0/rates/values/basic', 'RATE_ABOVE_WHOLE'],
        // The highest of level 1 is 101%, of level 2 50%.
        ['/bonuses', 'RATES_ABOVE_WHOLE'],
      ]),
    );
  });

  it('tell where the payout can exceed a share of the volume, and how that was estimated', () => {
    expect(warningsOf(auroraUnilevel, { warnAbovePayoutShare: '23%' })).toEqual([]);
    const { warnings } = validatePlan(auroraUnilevel, { warnAbovePayoutShare: '22.9999%' });
    expect(warnings.map(({ code, detail }) => [code, detail])).toEqual([
      [
        'PLAN.PAYOUT_ABOVE_SHARE',
        'bonuses can pay 23% of CV (unilevel 23%), estimated as the sum over levels of the highest rates of each bonus, every bonus counted once; amounts, caps and cuts are left out; that is more than 22.9999%',
      ],
    ]);
  });

  it('tell of what is defined and not used', () => {
    const plan: Plan = {
      ...auroraUnilevel,
      trees: { ...auroraUnilevel.trees, spare: { kind: 'enroller' } },
      periods: { ...auroraUnilevel.periods, week: { every: 'week' } },
      attributes: { hat: { type: 'number' } },
      volumes: { ...auroraUnilevel.volumes, qv: { kind: 'QV', of: ['own'] } },
      otherLadders: { clubs: { ...auroraUnilevel.ranks, ladder: [{ rank: 'club', when: { is: 'active' } }] } },
    };
    expect(warningsOf(plan)).toEqual([
      ['/trees/spare', 'UNUSED_TREE'],
      ['/periods/week', 'UNUSED_PERIOD'],
      ['/attributes/hat', 'UNUSED_ATTRIBUTE'],
      ['/volumes/qv', 'UNUSED_VOLUME'],
      ['/otherLadders/clubs/ladder/0/rank', 'UNUSED_RANK'],
    ]);
  });

  it('are none of a volume that is used by any key of the language', () => {
    expect(warningsOf(everyKeyPlan).filter(([, code]) => code === 'UNUSED_TREE' || code === 'UNUSED_PERIOD')).toEqual(
      [],
    );
  });
});
