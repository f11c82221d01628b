import type { LevelBonus, MatchingBonus } from '../plan/plan-schema.js';
import type { Block, Term } from './plan-document.js';
import { sayGenerations } from './say-generations.js';
import { sayAmount, sayBase, sayIneligible, sayRate } from './say-money.js';
import { sayCondition } from './say-condition.js';
import { longestList, sayTable, tableBlock } from './say-table.js';
import { counted, figure, name, names } from './words.js';

type WalkBonus = LevelBonus | MatchingBonus;

/** What a bonus pays on that walks up from a source, to whom and how. */
export function walkTerms(bonus: WalkBonus, currency: string): (Term | undefined)[] {
  const { startLevel, beyondLast, rateOf, skip, ineligible, generations, blocker, points, capPerSource } = bonus;
  const step = generations ? 'generation' : 'level';
  return [
    ...(bonus.kernel === 'level' ? levelBase(bonus, currency) : matchingBase(bonus)),
    { term: 'Whose rate', text: sayWhoseRate(rateOf) },
    startLevel === undefined
      ? undefined
      : {
          term: 'Starts',
          text: `Levels before level ${figure(String(startLevel))} are walked like the others and pay nobody; the first rate belongs to level ${figure(String(startLevel))}.`,
        },
    {
      term: 'After the last rate',
      text: beyondLast === 'stop' ? 'The walk stops.' : `Every further ${step} has the last rate.`,
    },
    { term: 'Passed over', text: saySkip(skip) },
    { term: 'Money of the ineligible', text: sayIneligible(ineligible) },
    generations && { term: 'Generations', text: sayGenerations(generations) },
    blocker && { term: 'Blockers', text: sayBlocker(blocker) },
    points && {
      term: 'Points',
      text: `Instead of levels each source carries ${figure(points.perSource)} points. Going up, every eligible member takes up to their own number until the points are used up, and is paid that part of the rate. The number: ${sayTable(points.takes, figure)}.`,
    },
    capPerSource && {
      term: 'Cap per source',
      text: `Nobody gets more than ${sayAmount(capPerSource.amount, currency)} from one source ${capPerSource.per === 'period' ? 'in a period' : 'in all periods together'}.`,
    },
  ];
}

function levelBase(bonus: LevelBonus, currency: string): Term[] {
  const starts =
    bonus.ownPurchases === 'level-0'
      ? 'It starts at the buyer, who is level 0'
      : "It starts at the buyer's parent, who is level 1; own purchases pay nothing to the buyer";
  return [
    { term: 'Pays on', text: `What members bought: ${sayBase(bonus.base, currency)}.` },
    { term: 'Walk', text: `The walk goes up in ${name(bonus.tree)}. ${starts}.` },
    {
      term: 'Lines',
      text:
        bonus.linesPer === 'buyer' ? 'One line for all that a buyer bought in the period.' : 'One line for each order.',
    },
  ];
}

function matchingBase({ of, basis, tree }: MatchingBonus): Term[] {
  const caps = basis === 'before-caps' ? 'before the caps of those bonuses' : 'after the caps of those bonuses';
  return [
    { term: 'Pays on', text: `What members were paid by ${names(of)}, ${caps}.` },
    {
      term: 'Walk',
      text: `The walk goes up in ${name(tree)}. It starts at the parent of the member who was paid, who is level 1.`,
    },
  ];
}

function sayWhoseRate(rateOf: WalkBonus['rateOf']): string {
  return {
    earner: "The earner's own rate is paid.",
    source: 'The rate of the source is paid.',
    'lower-of-both': 'The lower of the rates of the earner and of the source is paid.',
  }[rateOf];
}

/** Where nobody is passed over nothing moves, and what would is said as such. */
function saySkip({ whom, moves }: WalkBonus['skip']): string {
  if (whom !== 'nobody') return `${saySkipWhom(whom)} ${saySkipMoves(moves)}`;
  return `${saySkipWhom(whom)} If anybody were passed over, the ${moves} would move.`;
}

function saySkipWhom(whom: WalkBonus['skip']['whom']): string {
  if (typeof whom === 'object')
    return `Whoever is below the rank ${name(whom.belowRank)} is passed over without using up the level.`;
  return {
    nobody: 'Nobody: whoever does not qualify uses up the level.',
    ineligible:
      'Whoever is not eligible is passed over without using up the level; whoever misses what the level itself asks uses it up.',
    'unqualified-for-level':
      'Whoever does not qualify for the level is passed over without using it up (dynamic compression), so that every level is paid as long as somebody above qualifies.',
  }[whom];
}

function saySkipMoves(moves: WalkBonus['skip']['moves']): string {
  return moves === 'payee'
    ? 'The payee moves: the walk goes on above.'
    : 'The volume moves: a source who would be passed over gives their volume to the first above who would not, and that member counts as the source.';
}

function sayBlocker({ rank, then }: NonNullable<WalkBonus['blocker']>): string {
  const who = {
    same: 'the same rank as the earner',
    higher: 'a higher rank than the earner',
    'same-or-higher': 'the same rank as the earner or a higher one',
  }[rank];
  const what =
    typeof then === 'object'
      ? `the earner is paid on sources up to ${counted(then.stopLevelsBelow, 'level')} below the nearest blocker, and not further`
      : {
          stop: 'the earner is not paid',
          difference:
            'the earner is paid their rate less the highest rate paid to anybody below on the line, never less than nothing',
          compress: 'the blocker gives up their level to the earner and does not use it up',
        }[then];
  return `Where an eligible member between the source and the earner has ${who}, ${what}.`;
}

/** The rates by level, and what each level asks for. */
export function rateBlocks(bonus: WalkBonus, currency: string): Block[] {
  const isLevel = bonus.generations === undefined;
  const first =
    bonus.generations?.first ??
    (bonus.kernel === 'level' && bonus.ownPurchases === 'level-0' ? 0 : (bonus.startLevel ?? 1));
  const step = isLevel ? 'Level' : 'Generation';
  const say = (rate: string): string => sayRate(rate, currency);
  const blocks: Block[] = [];
  if (bonus.rates !== undefined) {
    const columns = Array.from({ length: longestList(bonus.rates) }, (_, place) => `${step} ${first + place}`);
    blocks.push(tableBlock<readonly string[]>('Rates', bonus.rates, columns, (rates) => rates.map(say)));
  }
  if (!bonus.levels) return blocks;
  const asksMore = bonus.levels.some(({ when }) => when !== undefined);
  const columns = [step, 'Rate', 'Paid as at least', ...(asksMore ? ['Asks also for a member who'] : [])];
  const rows = bonus.levels.map(({ rate, minimumRank, when }, place) => [
    String(first + place),
    sayTable(rate, say),
    minimumRank === null ? 'any rank or none' : name(minimumRank),
    ...(asksMore ? [when ? sayCondition(when) : ''] : []),
  ]);
  return [...blocks, { kind: 'table', caption: `Rates by ${step.toLowerCase()}`, columns, rows }];
}
