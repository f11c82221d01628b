import { parseDate } from '@upline/calendar';
import { calculate } from '../compute/calculate.js';
import type { Ladder, Plan } from '../plan/plan-schema.js';
import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import type { CarriedState } from '../snapshot/carried-state.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { companyOf } from '../testing/company.js';
import { explainPayee } from './explain-payee.js';
import { prepareExplanations } from './prepare-explanations.js';

const rungs: Ladder['ladder'] = [
  { rank: 'bronze', when: { pv: { atLeast: '100' } } },
  { rank: 'silver', when: { gv: { atLeast: '500' } } },
];

function planWith(ladder: Partial<Ladder>, more: Partial<Plan> = {}): Plan {
  const ranks: Ladder = { contiguous: true, pay: 'paid-as', effective: 'at-once', ladder: rungs, ...ladder };
  const level = { rate: '5%', minimumRank: null };
  const bonuses = auroraUnilevel.bonuses.map((bonus) =>
    bonus.kernel === 'level' ? { ...bonus, levels: [level] } : bonus,
  );
  return { ...auroraUnilevel, ranks, bonuses, ...more };
}

/** What is told of each rank of A, who bought so much for themselves and through B. */
function notesOf(plan: Plan, [own, below]: [string, string], more: Partial<Snapshot> = {}): (string | null)[] {
  const company = { ...companyOf(['A', '', own], ['B', 'A', below]), ...more };
  return explainPayee(prepareExplanations(plan, company), 0).ranks.map(({ note }) => note);
}

function carriedBy(plan: Plan, bought: [string, string]): CarriedState {
  return calculate(plan, companyOf(['A', '', bought[0]], ['B', 'A', bought[1]])).carriedOut;
}

describe('rankNote', () => {
  const day = parseDate;

  it('says nothing where the conditions tell it all', () => {
    expect(notesOf(planWith({}), ['100', '400'])).toEqual([null, null]);
    expect(notesOf(planWith({}), ['50', '0'])).toEqual([null, null]);
  });

  it('names the lower rank that bars one whose conditions hold', () => {
    expect(notesOf(planWith({}), ['50', '450'])).toEqual([null, 'bronze, below it, is missed']);
    expect(notesOf(planWith({ contiguous: false }), ['50', '450'])).toEqual([null, null]);
  });

  it('names the rank that is set by hand', () => {
    const override = { memberIndex: 0, fromDay: day('2000-01-01'), toDay: day('2999-12-31') };
    const lifted = { overrides: [{ ...override, rank: 'silver', counts: 'at-least' }] } as const;
    expect(notesOf(planWith({}), ['100', '0'], lifted)).toEqual([null, 'silver is set by hand']);
    const lowered = { overrides: [{ ...override, rank: 'bronze', counts: 'exactly' }] } as const;
    expect(notesOf(planWith({}), ['100', '400'], lowered)).toEqual([null, 'bronze is set by hand']);
  });

  it('says why a rank is paid that is not held', () => {
    const after = (ladder: Partial<Ladder>): (string | null)[] => {
      const plan = planWith(ladder);
      return notesOf(plan, ['100', '0'], { carried: carriedBy(plan, ['100', '400']) });
    };
    expect(after({ pay: { graceMisses: 1 } })).toEqual([null, 'it is paid all the same, in grace']);
    expect(after({ pay: 'title' })).toEqual([null, 'it is paid all the same, for life']);
    expect(after({ pay: { heldFor: 2 } })).toEqual([null, 'it is paid all the same, to the end of its 2 periods']);
    expect(after({ effective: 'next-period' })).toEqual([
      null,
      'it is paid all the same, as the period before decided',
    ]);
  });

  it('says that a rank is not paid yet, or is decided in other periods', () => {
    const later = 'it is paid from the next period on';
    expect(notesOf(planWith({ effective: 'next-period' }), ['100', '400'])).toEqual([later, later]);
    const periods = { ...auroraUnilevel.periods, quarter: { every: 'quarter' } } as const;
    const quarterly = 'ranks are decided every quarter';
    const plan = planWith({ decidedIn: 'quarter' }, { periods });
    expect(notesOf(plan, ['100', '0'])).toEqual([quarterly, null]);
    const carried = carriedBy(planWith({}), ['100', '400']);
    const company = { ...companyOf(['A', '', '100'], ['B', 'A', '0']), carried };
    const { ranks } = explainPayee(prepareExplanations(plan, company), 0);
    expect(ranks.map(({ held, note }) => [held, note])).toEqual([
      [true, null],
      [true, quarterly],
    ]);
  });
});
