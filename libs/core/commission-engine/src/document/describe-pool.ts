import type { PoolBonus } from '../plan/plan-schema.js';
import type { Block, Term } from './plan-document.js';
import { sayCondition } from './say-condition.js';
import { sayAmount, sayRate } from './say-money.js';
import { sayTable } from './say-table.js';
import { sayOperand } from './say-volume.js';
import { figure, name, sayMode } from './words.js';

/** Where the fund comes from, who shares in it and how it is dealt. */
export function poolTerms(bonus: PoolBonus, currency: string): (Term | undefined)[] {
  const { fund, byAttribute, tiers, value, rounding, remainder, nobody } = bonus;
  return [
    { term: 'Fund', text: sayFund(fund, currency) },
    byAttribute === undefined
      ? undefined
      : {
          term: 'Divided',
          text: `There is one pool for each value of ${name(byAttribute)}, with the volume of the members of that value.`,
        },
    { term: 'Tiers', text: sayTiers(tiers) },
    {
      term: 'Value',
      text:
        value === 'share-rounded'
          ? `The value of one share is rounded to the digits of the plan before it is multiplied; ${sayMode(rounding)}.`
          : `Only what a member gets is rounded, not the value of one share; ${sayMode(rounding)}.`,
    },
    {
      term: 'Remainder',
      text:
        remainder === 'kept'
          ? 'What rounding leaves stays with the company.'
          : 'What rounding leaves is dealt by largest remainder, so that exactly the fund is paid.',
    },
    {
      term: 'Nobody qualifies',
      text: nobody === 'kept' ? 'The fund stays with the company.' : 'The fund is carried to the next period.',
    },
  ];
}

function sayFund(fund: PoolBonus['fund'], currency: string): string {
  if ('amount' in fund) return `${sayAmount(fund.amount, currency)} in each period.`;
  const { share, of, factor, where } = fund;
  const whose = where ? `of every member who ${sayCondition(where)}` : 'of the whole company';
  return `${sayRate(share, currency)} of ${name(of)} ${whose}, of which each unit counts as ${figure(factor)} ${currency}.`;
}

function sayTiers(tiers: PoolBonus['tiers']): string {
  if (tiers === null) return 'There is one pool for whoever is eligible.';
  return tiers.membership === 'exclusive'
    ? 'The fund is divided into tiers. A tier is for those alone who are paid as exactly its rank.'
    : 'The fund is divided into tiers. A tier is for those who are paid as its rank and for everybody above.';
}

/** The tiers, and the shares of a member as they are reckoned. */
export function poolBlocks({ tiers, shares }: PoolBonus, currency: string): Block[] {
  const rows = (tiers?.parts ?? []).map(({ rank, part }) => [name(rank), sayRate(part, currency)]);
  const items = shares.map(({ shares: number, times, how }) => {
    const says = how === 'add' ? 'Add' : 'Multiply the sum so far by';
    const units = times?.units === 'whole' ? 'counting whole units alone' : 'counting exactly';
    const per = times ? `, times ${sayOperand(times.volume)} for each ${figure(times.per)} of it, ${units}` : '';
    return `${says} ${sayTable(number, figure)}${per}.`;
  });
  return [
    ...(tiers ? [{ kind: 'table', caption: 'Tiers', columns: ['Rank', 'Part of the fund'], rows } as const] : []),
    { kind: 'paragraph', text: 'The shares of a member are reckoned in this order:' },
    { kind: 'list', ordered: true, items },
  ];
}
