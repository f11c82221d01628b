import type { PairingBonus } from '../plan/plan-schema.js';
import type { Block, Term } from './plan-document.js';
import { sayAmount, sayBase, sayRate } from './say-money.js';
import { sayTable, tableBlock } from './say-table.js';
import { counted, figure, name } from './words.js';

type Mode = PairingBonus['mode'];
type Pair = Extract<Mode, { pair: unknown }>['pair'];

/** What two legs bring, what they are paid and what stays in them. */
export function pairingTerms(bonus: PairingBonus, currency: string): (Term | undefined)[] {
  const { base, tree, mode, residue, carry, limits, inactive, ownVolumeToWeaker } = bonus;
  return [
    { term: 'Pays on', text: `The two legs of each position in ${name(tree)}: ${sayBase(base, currency)}.` },
    {
      term: 'Own volume',
      text:
        ownVolumeToWeaker === null
          ? 'Own volume feeds no leg.'
          : `Own volume above ${figure(ownVolumeToWeaker.above)} is added to the weaker leg.`,
    },
    { term: 'Mode', text: sayMode(mode, currency) },
    { term: 'After a payment', text: sayResidue(residue) },
    {
      term: 'Carried',
      text: `${carry.most === null ? 'Each side may carry out any volume' : `Each side may carry out at most: ${sayTable(carry.most, figure, 'no limit')}`}. ${carry.expiresAfter === null ? 'Carried volume never lapses.' : `Volume lapses after ${counted(carry.expiresAfter, 'period')} without being matched, oldest first.`}`,
    },
    ...limits.map((limit) => ({ term: 'Limit', text: sayLimit(limit, currency) })),
    { term: 'The ineligible', text: sayInactive(inactive) },
  ];
}

function sayMode(mode: Mode, currency: string): string {
  switch (mode.pays) {
    case 'percent-of-weaker':
      return 'A rate of the weaker leg is paid.';
    case 'volume-ratio':
      return 'The rate times the weaker leg times the weaker over the stronger leg is paid.';
    case 'cycles':
      return `${sayPair(mode.pair)} ${mode.firstPair ? `The first cycle that a position ever makes takes ${sayVolumes(mode.firstPair)} instead. ` : ''}${saySides(mode.sides)} An amount is paid for each cycle as it stands, a rate of the weak side of the pair.`;
    case 'schedule':
      return 'The last row of the schedule whose two volumes are reached pays its amount, once.';
    case 'pool': {
      const { share, of, factor } = mode.fund;
      return `${sayPair(mode.pair)} ${saySides(mode.sides)} ${sayRate(share, currency)} of ${name(of)} of the company, of which each unit counts as ${figure(factor)} ${currency}, is dealt by cycles; the value of a cycle is cut off to the digits of the rounding.`;
    }
  }
}

function sayPair(pair: Pair): string {
  return `Each cycle takes ${sayVolumes(pair)} off the legs.`;
}

function sayVolumes({ strong, weak }: Pair): string {
  return `${figure(strong)} of the stronger and ${figure(weak)} of the weaker`;
}

function saySides(sides: 'for-the-period' | 'each-cycle'): string {
  return sides === 'for-the-period'
    ? 'Which leg is the stronger is decided once, at the start of the settlement.'
    : 'Which leg is the stronger is decided anew for each cycle.';
}

function sayResidue(residue: PairingBonus['residue']): string {
  return {
    'net-off': 'What was paid on is taken off both sides.',
    'weak-to-zero': 'The stronger side keeps the difference, and nothing stays on the weaker.',
    'flush-both': 'Both sides are emptied.',
    'flush-weak': 'The weaker side is emptied, and the stronger stays whole.',
  }[residue];
}

function sayLimit({ of, most, per, excess }: PairingBonus['limits'][number], currency: string): string {
  const who = per === 'person' ? 'One person, all positions together, dealt pro rata,' : 'Each position';
  const say = (quantity: string): string => (of === 'money' ? sayAmount(quantity, currency) : figure(quantity));
  const value = sayTable(most, say, 'no limit');
  const what = of === 'money' ? 'gets in a period at most:' : 'makes in a period at most so many cycles:';
  return `${who} ${what} ${value}. ${excess === 'flushed' ? 'Volume over it is gone.' : 'Volume over it stays in the legs.'}`;
}

function sayInactive(inactive: PairingBonus['inactive']): string {
  return {
    accrues: 'Whoever is not eligible keeps both legs for later.',
    'accrues-nothing': 'Whoever is not eligible keeps what was carried in, and nothing of this period is added.',
    'loses-all': 'Whoever is not eligible loses both legs.',
  }[inactive];
}

/** The rate, the value of a cycle or the schedule. */
export function pairingBlocks({ mode }: PairingBonus, currency: string): Block[] {
  if ('rate' in mode) return [tableBlock<string>('Rate', mode.rate, ['Rate'], (rate) => [sayRate(rate, currency)])];
  if ('value' in mode) {
    return [tableBlock<string>('Value of a cycle', mode.value, ['Value'], (value) => [sayRate(value, currency)])];
  }
  if (mode.pays !== 'schedule') return [];
  const rows = mode.rows.map(({ strong, weak, amount }) => [figure(strong), figure(weak), sayAmount(amount, currency)]);
  return [{ kind: 'table', caption: 'Schedule', columns: ['Stronger leg', 'Weaker leg', 'Amount'], rows }];
}
