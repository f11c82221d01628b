import type { Bonus, Plan } from '../plan/plan-schema.js';
import { differentialBlocks, differentialTerms } from './describe-differential.js';
import {
  advancementBlocks,
  advancementTerms,
  boardBlocks,
  boardTerms,
  fixedBlocks,
  fixedTerms,
} from './describe-fixed.js';
import { pairingBlocks, pairingTerms } from './describe-pairing.js';
import { poolBlocks, poolTerms } from './describe-pool.js';
import { rateBlocks, walkTerms } from './describe-walk.js';
import type { Block, Section, Term } from './plan-document.js';
import { sayCondition } from './say-condition.js';
import { sayAmount, sayExcess } from './say-money.js';
import { sayTable } from './say-table.js';
import { name, paragraph, section, terms } from './words.js';

/** A section for each bonus, in the order of the plan. */
export function describeBonuses({ bonuses, currency }: Plan): Section {
  const lead = bonuses.length === 0 ? 'The plan pays no bonus.' : 'Each bonus in the order of the plan.';
  return section(
    'Bonuses',
    [paragraph(lead)],
    bonuses.map((bonus) => describeBonus(bonus, currency)),
  );
}

function describeBonus(bonus: Bonus, currency: string): Section {
  const { own, blocks } = describeKernel(bonus, currency);
  const facts = [
    { term: 'Due', text: `Every ${name(bonus.period)}.` },
    { term: 'Who earns', text: `A member who ${sayCondition(bonus.eligible)}.` },
    ...own,
    bonus.cap && { term: 'Cap', text: sayCap(bonus.cap, currency) },
  ];
  return section(`Bonus ${name(bonus.bonus)} (${bonus.kernel})`, [terms(facts), ...blocks]);
}

function sayCap({ per, amount, excess }: NonNullable<Bonus['cap']>, currency: string): string {
  const who = per === 'person' ? 'One person, all positions together, dealt pro rata,' : 'Each position';
  const most = sayTable(amount, (text) => sayAmount(text, currency), 'no cap');
  return `${who} gets of this bonus in a period at most: ${most}. What is over ${sayExcess(excess)}. The cap comes before any other bonus reads this one.`;
}

function describeKernel(bonus: Bonus, currency: string): { own: (Term | undefined)[]; blocks: Block[] } {
  switch (bonus.kernel) {
    case 'level':
    case 'matching':
      return { own: walkTerms(bonus, currency), blocks: rateBlocks(bonus, currency) };
    case 'differential':
      return { own: differentialTerms(bonus, currency), blocks: differentialBlocks(bonus, currency) };
    case 'pairing':
      return { own: pairingTerms(bonus, currency), blocks: pairingBlocks(bonus, currency) };
    case 'pool':
      return { own: poolTerms(bonus, currency), blocks: poolBlocks(bonus, currency) };
    case 'fixed':
      return { own: fixedTerms(bonus, currency), blocks: fixedBlocks(bonus, currency) };
    case 'advancement':
      return { own: advancementTerms(bonus), blocks: advancementBlocks(bonus, currency) };
    case 'board':
      return { own: boardTerms(bonus), blocks: boardBlocks(bonus, currency) };
  }
}
