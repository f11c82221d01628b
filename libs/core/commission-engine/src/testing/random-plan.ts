import fc from 'fast-check';
import type { Condition, FixedBonus, LevelBonus, MatchingBonus, Plan, Tree, Volume } from '../plan/plan-schema.js';
import { bonuses } from './random/random-bonuses.js';
import { conditions, roundingModes, type Sight, partly } from './random/random-conditions.js';
import { cuts } from './random/random-cuts.js';
import { ladders } from './random/random-ladders.js';
import { derivedVolume, measuredVolume, orderVolume } from './random/random-volumes.js';
import { firstVolumes, orderVolumes, outlines, type Outline, texts, trees } from './random/outline.js';

/** Plans from the whole language; many pay nobody, most pay somebody. */
export const plans: fc.Arbitrary<Plan> = outlines.chain((outline) => {
  const seen = sights(outline);
  const ladder = (ranks: readonly string[], sight: Sight) =>
    ladders(
      ranks,
      sight,
      ranks === outline.ranks && outline.groupUntilRank
        ? { place: ranks.length - 1, condition: groupAsked }
        : undefined,
    );
  return fc
    .record({
      refunds: fc.constantFrom('subtract-in-period-of-refund' as const, 'restate-original-period' as const),
      trees: treesOf(seen.first),
      periods: fc.constantFrom(...cadences),
      volumes: volumesOf(outline, seen),
      active: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom<Condition>({ status: ['active'] }, { pv: { atLeast: '1' } }) },
        { weight: 1, arbitrary: conditions(seen.early, 1) },
      ),
      ranks: ladder(outline.ranks, seen.ladder),
      club: ladder(outline.clubRanks, seen.club),
      bonuses: fc.tuple(
        ...outline.bonuses.map((name, place) => bonuses(name, outline.bonuses.slice(0, place), seen.all, orderVolumes)),
      ),
      cuts: fc.tuple(...outline.cuts.map((name) => cuts(name, outline.bonuses, seen.all))),
      where: fc.constantFrom('line' as const, 'line' as const, 'step' as const, 'bonus' as const, 'payee' as const),
      mode: roundingModes,
      payout: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: payouts }),
    })
    .map(({ club, cuts: taken, payout, where, mode, ...drawn }): Plan =>
      asParsed({
        language: 'upline-plan/1',
        name: 'Random',
        currency: outline.currency,
        attributes: {
          points: { type: 'number' },
          fee: { type: 'flag' },
          since: { type: 'date' },
          region: { type: 'text', values: [...(texts['region'] ?? [])] },
          pack: { type: 'text', values: [...(texts['pack'] ?? [])] },
        },
        ...drawn,
        ...(outline.clubRanks.length > 0 && { otherLadders: { club } }),
        ...(taken.length > 0 && { cuts: taken }),
        rounding: { where, mode, digits: outline.digits },
        ...(payout && { payout: withoutOwn(payout, outline.currency) }),
      }),
    );
});

/** A plan as it comes from a document. What is added up over buyers or members is what each did, not what groups did. */
function asParsed(plan: Plan): Plan {
  const bonuses = plan.bonuses.map((bonus) => {
    if (bonus.kernel === 'fixed') return withoutGrace(bonus, plan);
    if (bonus.kernel === 'matching') return withRanks(bonus, plan);
    return bonus.kernel === 'level' ? withOrders(withRanks(bonus, plan), plan) : bonus;
  });
  return JSON.parse(JSON.stringify({ ...plan, bonuses })) as Plan;
}

/** Lines for each order need a volume of own orders; any other base is one of members. */
function withOrders(bonus: LevelBonus, { volumes }: Plan): LevelBonus {
  const volume = volumes[bonus.base.volume];
  const isOfGroup = ['sum', 'limited', 'legVolume', 'company'].some((key) => volume && key in volume);
  const base = isOfGroup ? { ...bonus.base, volume: 'cv' } : bonus.base;
  const isOwn = isOfGroup || (volume && 'kind' in volume && volume.of.length === 1 && volume.of[0] === 'own');
  return { ...bonus, base, linesPer: isOwn ? bonus.linesPer : 'buyer' };
}

/** Without ranks nothing compares them. */
function withRanks<Bonus extends LevelBonus | MatchingBonus>(bonus: Bonus, { ranks }: Plan): Bonus {
  if (ranks.ladder.length > 0) return bonus;
  const rest = { ...bonus };
  delete rest.blocker;
  if (rest.generations && 'sameRankAsViewer' in rest.generations.boundary) delete rest.generations;
  return rest;
}

/** A share in grace needs grace on the ladder of the bonus: that of the ranks in its table, otherwise the first. */
function withoutGrace(bonus: FixedBonus, { ranks, otherLadders }: Plan): FixedBonus {
  const { value } = bonus as { value: string | { byRank?: object; byTitle?: object } };
  const [named] = typeof value === 'string' ? [] : Object.keys(value.byRank ?? value.byTitle ?? {});
  const ladders = [ranks, ...Object.values(otherLadders ?? {})];
  const { pay } = ladders.find(({ ladder }) => ladder.some(({ rank }) => rank === named)) ?? ranks;
  if (typeof pay === 'object' && 'graceMisses' in pay) return bonus;
  const rest = { ...bonus };
  delete rest.shareInGrace;
  return rest;
}

/** The plan's own currency has no rate but one. */
function withoutOwn(payout: NonNullable<Plan['payout']>, currency: string): NonNullable<Plan['payout']> {
  if (payout.rates !== 'pegged') return payout;
  return { ...payout, perPlanUnit: { ...payout.perPlanUnit, [currency]: '1' } };
}

const cadences: Plan['periods'][] = [
  { main: { every: 'month' }, other: { every: 'week' } },
  { main: { every: 'month' }, other: { every: 'quarter' } },
  { main: { every: 'week' }, other: { every: 'month' } },
  { main: { every: 'half-month' }, other: { every: 'day' } },
];

/** What may be spoken of in each part of the plan, so that nothing asks for itself. */
function sights(outline: Outline): Record<'first' | 'tree' | 'early' | 'middle' | 'ladder' | 'club' | 'all', Sight> {
  const { ranks, clubRanks, early, middle, late } = outline;
  const first: Sight = { volumes: ['pv', 'cv', 'points', 'fee'], ranks: [], clubRanks: [], active: false, trees: [] };
  const tree: Sight = { ...first, volumes: firstVolumes, trees };
  const earlySight: Sight = { ...tree, volumes: [...firstVolumes, ...early], measured: ['counted'] };
  const held = ranks.length > 0 ? ['heldBefore'] : [];
  const middleSight: Sight = { ...earlySight, active: true, volumes: [...earlySight.volumes, ...held, ...middle] };
  const ladder: Sight = { ...middleSight, ranks, ...(outline.groupUntilRank && { rankTrees: ['sponsor'] }) };
  const club: Sight = { ...middleSight, ranks, clubRanks };
  const group = outline.groupUntilRank ? ['groupUntilRank'] : [];
  return {
    first,
    tree,
    early: earlySight,
    middle: middleSight,
    ladder,
    club,
    all: { ...club, volumes: [...club.volumes, ...group, ...late] },
  };
}

/** Trees hang on orders and attributes only. */
function treesOf(sight: Sight): fc.Arbitrary<Plan['trees']> {
  const line = fc.constantFrom('sponsor', 'enroller');
  return fc
    .record({
      up: partly(
        { of: line, first: fc.constantFrom(1, 2), counts: conditions(sight, 0) },
        { requiredKeys: ['of', 'first'] },
      ),
      upLine: fc.record({ of: line, first: fc.constantFrom(1, 2) }),
      codes: fc.record({ of: line, code: fc.constantFrom('points', 'pv') }),
      squeezed: fc.record({
        of: fc.constantFrom('sponsor', 'enroller', 'team', 'upLine'),
        drop: conditions(sight, 0),
        lasts: fc.constantFrom('this-period' as const, 'permanent' as const),
      }),
    })
    .map(({ up, upLine, codes, squeezed }): Record<string, Tree> => ({
      sponsor: { kind: 'sponsor' },
      enroller: { kind: 'enroller' },
      team: { kind: 'placement', shape: 'binary' },
      grid: { kind: 'placement', shape: 'matrix', width: 3 },
      file: { kind: 'placement', shape: 'streamline' },
      up: { kind: 'pass-up', takes: 'recruit', ...up },
      upLine: { kind: 'pass-up', takes: 'recruit-with-downline', ...upLine },
      codes: { kind: 'coded', ...codes },
      squeezed: { kind: 'compressed', ...squeezed },
    }));
}

function volumesOf(outline: Outline, seen: ReturnType<typeof sights>): fc.Arbitrary<Plan['volumes']> {
  const { early, middle, late, ranks } = outline;
  /** Each may speak of those before it. */
  const layer = (names: readonly string[], sight: Sight) =>
    fc.tuple(
      ...names.map((_, place) =>
        derivedVolume({ ...sight, volumes: sight.volumes.filter((name) => !names.slice(place).includes(name)) }),
      ),
    );
  return fc
    .record({
      choice: orderVolume(seen.first, false),
      everBought: orderVolume(seen.first, true),
      counted: measuredVolume,
      early: layer(early, { ...seen.early, measured: [] }),
      middle: layer(middle, seen.middle),
      late: layer(late, seen.all),
      group: fc.constantFrom('included' as const, 'excluded' as const),
    })
    .map((drawn): Record<string, Volume> => {
      const top = ranks.at(-1);
      const named = (names: readonly string[], volumes: readonly Volume[]) =>
        Object.fromEntries(names.map((name, place) => [name, volumes[place] as Volume]));
      return {
        pv: { kind: 'PV', of: ['own'] },
        cv: { kind: 'CV', of: ['own'] },
        points: { attribute: 'points' },
        fee: { attribute: 'fee' },
        choice: drawn.choice,
        everBought: drawn.everBought,
        counted: drawn.counted,
        ...(ranks[0] !== undefined && {
          heldBefore: { periodsHeld: ranks[0], counting: 'in-a-row' as const, current: 'excluded' as const },
        }),
        ...named(early, drawn.early),
        ...named(middle, drawn.middle),
        ...named(late, drawn.late),
        ...(outline.groupUntilRank && top !== undefined && { groupUntilRank: groupUntil(top, drawn.group) }),
      };
    });
}

const groupAsked: Condition = { groupUntilRank: { atLeast: '100' } };

/** Needs the rank of everybody below, which needs the same of those below them. */
function groupUntil(rank: string, boundaryMember: 'included' | 'excluded'): Volume {
  return { sum: 'pv', tree: 'sponsor', self: true, until: { boundary: { rank }, boundaryMember } };
}

const payouts: fc.Arbitrary<NonNullable<Plan['payout']>> = fc.oneof(
  roundingModes.map((rounding) => ({
    rates: 'pegged' as const,
    perPlanUnit: { USD: '1', EUR: '0.92', JPY: '151.37', KWD: '0.3071' },
    rounding,
  })),
  roundingModes.map((rounding) => ({ rates: 'monthly' as const, rounding })),
  roundingModes.map((rounding) => ({ rates: 'blend' as const, weights: 'pv', rounding })),
);
