import type { DifferentialBonus } from '../plan/plan-schema.js';
import type { Block, Term } from './plan-document.js';
import { sayCondition } from './say-condition.js';
import { sayAmount, sayBase, sayIneligible, sayRate } from './say-money.js';
import { longestList, tableBlock } from './say-table.js';
import { figure, name } from './words.js';

type Breakaway = NonNullable<DifferentialBonus['breakaway']>;

/** What a differential pays on, to whom and how. */
export function differentialTerms(bonus: DifferentialBonus, currency: string): (Term | undefined)[] {
  const { base, tree, form, childRate, unqualified, ownBase, ineligible, breakaway } = bonus;
  return [
    { term: 'Pays on', text: `The group of each member in ${name(tree)}: ${sayBase(base, currency)}.` },
    {
      term: 'Own base',
      text:
        ownBase === 'counts'
          ? "The member's own base counts in their group."
          : 'Nobody is paid on their own base; it counts in the groups of those above.',
    },
    {
      term: 'Difference',
      text:
        form === 'amounts'
          ? 'Each member gets the rate of their group times its base, less what that comes to for each child; never less than nothing.'
          : `For each leg a member gets the difference of their own rate and that of the leg times the base of the leg${ownBase === 'counts' ? ', and their own rate on their own base' : ''}; no leg pays less than nothing.`,
    },
    {
      term: 'Rate taken off',
      text:
        childRate === 'child'
          ? 'The rate of the child itself.'
          : 'The highest rate on the line between the source and the member.',
    },
    {
      term: 'Ineligible children',
      text:
        unqualified === 'passes-up'
          ? 'A child who is not eligible takes off nothing of their own, so that what is below them is taken off instead.'
          : 'A child who is not eligible takes off as much as if they were eligible.',
    },
    { term: 'Money of the ineligible', text: sayIneligible(ineligible) },
    breakaway && { term: 'Breakaway', text: sayBreakaway(breakaway) },
    breakaway && { term: 'Override', text: sayOverride(breakaway.override, currency) },
  ];
}

function sayBreakaway({ boundary, legs }: Breakaway): string {
  const counts = legs === 'excluded' ? 'do not count in the group' : 'count in the group all the same';
  return `The leg of a member breaks away who ${sayCondition(boundary)}. Legs that broke away ${counts}.`;
}

function sayOverride(override: Breakaway['override'], currency: string): string {
  if (override === null) return 'Nothing is paid on legs that broke away.';
  switch (override.how) {
    case 'fixed':
      return `On the group of the member who broke away, to members above who each answer this: ${sayCondition(override.to)}. The rate is read by breakaway generation; a generation closes at each member above who broke away.`;
    case 'difference':
      return `To a member above who ${sayCondition(override.to)}: their rate less that of the member who broke away, at least ${sayRate(override.minimum, currency)}.`;
    case 'guaranteed':
      return `${sayRate(override.rate, currency)} of the group that broke away goes up to the next above who broke away, but the member below keeps at least ${sayAmount(override.keeps, currency)} of what their own group and the legs below yield at that rate.`;
  }
}

/** The brackets or the table of rates, and the rates of the override. */
export function differentialBlocks({ rate, breakaway }: DifferentialBonus, currency: string): Block[] {
  const say = (text: string): string => sayRate(text, currency);
  const override = breakaway?.override;
  const above: Block[] = [];
  if (override?.how === 'fixed') {
    const columns = Array.from({ length: longestList(override.rates) }, (_, place) => `Generation ${place + 1}`);
    above.push(
      tableBlock<readonly string[]>('Rates of the override', override.rates, columns, (rates) => rates.map(say)),
    );
  }
  if (typeof rate !== 'object' || !('axis' in rate))
    return [tableBlock<string>('Rate', rate, ['Rate'], (text) => [say(text)]), ...above];
  const { axis, read, threshold, rows } = rate;
  const how = read === 'whole' ? 'one rate for the whole group' : 'each block of the volume has its own rate';
  const word = threshold === 'inclusive' ? 'at least' : 'more than';
  const caption = `Brackets, read on ${name(axis)}: ${how}`;
  const cells = rows.map(({ from, rate: text }) => [`${word} ${figure(from)}`, say(text)]);
  cells.unshift(['less', 'nothing']);
  return [{ kind: 'table', caption, columns: [name(axis), 'Rate'], rows: cells }, ...above];
}
