import type { AdvancementBonus, BoardBonus, FixedBonus } from '../plan/plan-schema.js';
import type { Block, Term } from './plan-document.js';
import { sayAmount, sayBase, sayRate } from './say-money.js';
import { tableBlock } from './say-table.js';
import { counted, figure, name } from './words.js';

/** What a member's own bonus is a part of and how often it is paid. */
export function fixedTerms({ base, times, paid, shareInGrace }: FixedBonus, currency: string): (Term | undefined)[] {
  const often = {
    'each-period': 'It is paid in each period.',
    once: 'It is paid once in a life.',
    'once-per-value': 'Each value of the table is paid once.',
    'tier-difference': 'What the value exceeds the highest value paid before is paid.',
  };
  return [
    {
      term: 'Pays on',
      text: base === null ? 'Nothing: amounts are paid as they stand.' : `${sayBase(base, currency)}, of the member.`,
    },
    {
      term: 'Times',
      text:
        times === null ? 'It is paid once at a time.' : `It is paid as many times as ${name(times)} has whole units.`,
    },
    { term: 'How often', text: often[paid] },
    shareInGrace === undefined
      ? undefined
      : { term: 'In grace', text: `While a rank is kept in grace, ${sayInGrace(shareInGrace, currency)}.` },
  ];
}

function sayInGrace(share: string, currency: string): string {
  return `${sayRate(share, currency)} ${share.endsWith('%') ? 'of it is paid' : 'is paid instead of it'}`;
}

export function fixedBlocks({ value }: FixedBonus, currency: string): Block[] {
  return [tableBlock<string>('Value', value, ['Value'], (text) => [sayRate(text, currency)])];
}

/** When the amount of a new title is paid. */
export function advancementTerms({ skippedRanks, instalments }: AdvancementBonus): (Term | undefined)[] {
  return [
    { term: 'Pays', text: 'An amount on reaching a new title.' },
    {
      term: 'Skipped ranks',
      text:
        skippedRanks === 'paid'
          ? 'Who jumps over ranks is paid for each of them.'
          : 'Who jumps over ranks is paid for the new one only.',
    },
    instalments && {
      term: 'Instalments',
      text: `The amount is dealt over ${counted(instalments.count, 'period')}, the first at once, each paid only while the rank is held; an instalment missed is ${instalments.missed}.`,
    },
  ];
}

export function advancementBlocks({ amounts }: AdvancementBonus, currency: string): Block[] {
  const rows = Object.entries(amounts).map(([rank, amount]) => [name(rank), sayAmount(amount, currency)]);
  return [{ kind: 'table', caption: 'Amounts', columns: ['Rank', 'Amount'], rows }];
}

/** How boards are entered, filled, paid and left. */
export function boardTerms(bonus: BoardBonus): Term[] {
  const { tree, entry, width, depth, fill, reentry, cyclesPerPeriod } = bonus;
  const often = entry.per === 'member-once' ? 'once in all' : 'once for each whole unit of it';
  const again = {
    none: 'The paid member leaves.',
    'follows-enroller': 'The paid member enters the board of their enroller again.',
    'oldest-board': 'The paid member enters the oldest open board again.',
  };
  return [
    {
      term: 'Entry',
      text: `Whoever has ${name(entry.volume)} enters, ${often}: the board of their enroller in ${name(tree)}, or if they have none the oldest open board.`,
    },
    {
      term: 'Board',
      text: `A board is ${figure(String(width))} wide and ${counted(depth, 'level')} deep under one member, filled ${fill === 'left-to-right' ? 'level by level from the left' : 'to the place with the fewest below'}.`,
    },
    {
      term: 'Full board',
      text: 'When the bottom level is full the member at the top is paid, and the board splits into one for each member of the first level.',
    },
    { term: 'Again', text: again[reentry] },
    {
      term: 'Limit',
      text:
        cyclesPerPeriod === null
          ? 'A member may be paid any number of times in a period.'
          : `A member is paid at most ${figure(String(cyclesPerPeriod))} times in a period.`,
    },
  ];
}

export function boardBlocks({ payout }: BoardBonus, currency: string): Block[] {
  return [tableBlock<string>('Payout of a full board', payout, ['Payout'], (text) => [sayAmount(text, currency)])];
}
