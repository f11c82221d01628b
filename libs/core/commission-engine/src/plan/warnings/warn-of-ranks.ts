import type { Fault } from '@upline/kernel';
import { faultAt, type PlanCheck } from '../checks/plan-check.js';
import type { PlacedLadder } from '../plan-outline.js';
import type { Condition } from '../plan-schema.js';
import { addFacts, type Facts, noFacts } from './condition-facts.js';
import { factsImply } from './facts-imply.js';

/** Ranks that nobody can reach, and ranks as which nobody is ever paid because whoever has them has a higher one too. */
export const warnOfRanks: PlanCheck = ({ outline: { ladders, active } }) =>
  ladders.flatMap((ladder) => warnOfLadder(ladder, active.part));

function warnOfLadder({ ranks, contiguous }: PlacedLadder, active: Condition | undefined): Fault[] {
  if (ranks.some(({ part }) => part === undefined)) return [];
  const faults: Fault[] = [];
  const asked = ranks.map(({ part }) => factsOf(part ? [part] : [], active));
  const given = ranks.map((_, index) => {
    const conditions = ranks.slice(contiguous ? 0 : index, index + 1).flatMap(({ part }) => (part ? [part] : []));
    const facts = factsOf(conditions, active);
    // Whoever holds a rank is at least that rank, and on a contiguous ladder every rank below it.
    for (const { name } of ranks.slice(0, index + 1)) facts.answers.set(`the rank ${name}`, true);
    return facts;
  });
  ranks.forEach(({ name, at }, index) => {
    const facts = given[index];
    if (!facts) return;
    const place = [...at, 'when'];
    if (facts.contradiction !== undefined) {
      const detail = `rank ${name} can never be reached: ${facts.contradiction}`;
      faults.push(faultAt(place, 'RANK_UNREACHABLE', detail));
      return;
    }
    const higher = asked.slice(index + 1, contiguous ? index + 2 : undefined).findIndex((other) => {
      return other.contradiction === undefined && factsImply(facts, other);
    });
    const next = higher < 0 ? undefined : ranks[index + 1 + higher];
    if (!next) return;
    const detail = `nobody ever stays at rank ${name}: whoever reaches it has everything that rank ${next.name} asks for`;
    faults.push(faultAt(place, 'RANK_NEVER_HIGHEST', detail));
  });
  return faults;
}

function factsOf(conditions: readonly Condition[], active: Condition | undefined): Facts {
  const facts = noFacts();
  for (const condition of conditions) addFacts(facts, condition, active);
  return facts;
}
