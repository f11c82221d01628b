import { type Plan, planNeeds } from '@upline/commission-engine';
import { type Fault, jsonPointer } from '@upline/kernel';

/**
 * What a plan reads that companies here do not record yet. Such a plan can be saved, checked and tried on sandbox files; it cannot be
 * put in force, because a month end would pay by facts that are not there.
 */
export function missingFactFaults(plan: Plan): Fault[] {
  const needs = planNeeds(plan);
  return [
    ...[...needs.placements].map((tree) => missing(['trees', tree], `places in the tree ${tree}`)),
    ...[...needs.attributes].map((name) => missing(['attributes', name], `the attribute ${name} of members`)),
    ...(needs.orderTags ? [missing(['volumes'], 'tags on orders')] : []),
    ...(needs.carriedState ? [missing([], 'balances and titles that one period leaves to the next')] : []),
    ...Object.entries(plan.periods)
      .filter(([, { every }]) => every !== 'month')
      .map(([name, { every }]) => missing(['periods', name], `runs for a ${every}`)),
    ...(plan.payout ? [missing(['payout'], 'payouts in other currencies')] : []),
  ];
}

function missing(at: readonly string[], what: string): Fault {
  return {
    pointer: jsonPointer(...at),
    code: 'FACTS_NOT_RECORDED',
    detail: `The plan needs ${what}, which the company does not record yet.`,
  };
}
