import type { Owner, Reference } from '../plan/parts/plan-parts.js';
import { collectParts } from '../plan/parts/collect-parts.js';
import { askCondition } from '../plan/ask-condition.js';
import { outlinePlan } from '../plan/plan-outline.js';
import type { Plan } from '../plan/plan-schema.js';
import { carriedToNext } from './carried-to-next.js';
import type { Section } from './plan-document.js';
import { keyOfStep, sortSteps, type Step } from './sort-steps.js';
import { listed, name, names, paragraph, section } from './words.js';

/** Everything that a period computes, each part after all that it needs; ranks rank by rank from the lowest. */
export function describeOrder(plan: Plan): Section {
  const groups: Step[][] = [];
  for (const step of stepsOf(plan)) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === step.kind) last.push(step);
    else groups.push([step]);
  }
  const cuts = (plan.cuts ?? []).map(({ cut }) => name(cut));
  const items = [
    'Inputs are frozen at the cut-off: members, trees, orders, and what the last period carried.',
    ...groups.map(sayGroup),
    ...(cuts.length > 0 ? [`Cuts, in order: ${cuts.join(', ')}.`] : []),
    plan.payout ? 'Amounts are rounded, and converted to the currencies of the payees.' : 'Amounts are rounded.',
    `Carried to the next period: ${listed(carriedToNext(plan)) || 'nothing'}.`,
  ];
  const lead = paragraph('A period is evaluated in this order; nothing depends on what comes later.');
  return section('Order of evaluation', [lead, { kind: 'list', ordered: true, items }]);
}

function sayGroup(steps: readonly Step[]): string {
  const called = names(steps.map((step) => step.name));
  const many = steps.length > 1;
  switch (steps[0]?.kind) {
    case 'tree':
      return `${many ? 'Trees' : 'Tree'} ${called}.`;
    case 'volume':
      return `${many ? 'Volumes' : 'Volume'} ${called}.`;
    case 'active':
      return 'Activity of everybody.';
    case 'rank':
      return many ? `Ranks ${called}, each for everybody before the next.` : `Rank ${called}, for everybody.`;
    default:
      return many
        ? `Bonuses ${called}, each with its cap, if it has one, before another reads it.`
        : `Bonus ${called}.`;
  }
}

/** Trees, volumes, activity, ranks and bonuses, each after what it refers to, otherwise in the order of the plan. */
function stepsOf(plan: Plan): Step[] {
  const { references, conditions } = collectParts(outlinePlan(plan, []));
  const needs = new Map<string, Step[]>();
  const add = (owner: Owner, step: Step): unknown =>
    (needs.get(keyOfStep(owner)) ?? needs.set(keyOfStep(owner), []).get(keyOfStep(owner)))?.push(step);
  for (const reference of references) {
    const step = stepOf(reference);
    if (step) add(reference.place.owner, step);
  }
  for (const { condition, place } of conditions) {
    if (askCondition(condition).kind === 'active') add(place.owner, { kind: 'active', name: 'active' });
  }
  const ladders = [plan.ranks, ...Object.values(plan.otherLadders ?? {})].map(({ ladder }) => ladder);
  for (const ladder of ladders) {
    ladder.forEach(({ rank }, index) => {
      const below = ladder[index - 1];
      if (below) add({ kind: 'rank', name: rank }, { kind: 'rank', name: below.rank });
    });
  }
  const before: Step[] = [
    ...Object.keys(plan.trees).map((tree): Step => ({ kind: 'tree', name: tree })),
    ...Object.keys(plan.volumes).map((volume): Step => ({ kind: 'volume', name: volume })),
    { kind: 'active', name: 'active' },
    ...ladders.flat().map(({ rank }): Step => ({ kind: 'rank', name: rank })),
  ];
  // No money moves before everybody's standing is known.
  const bonuses = plan.bonuses.map(({ bonus }): Step => ({ kind: 'bonus', name: bonus }));
  return [...sortSteps(before, needs), ...sortSteps(bonuses, needs)];
}

function stepOf({ kind, name: called }: Reference): Step | undefined {
  return kind === 'period' || kind === 'attribute' ? undefined : { kind, name: called };
}
