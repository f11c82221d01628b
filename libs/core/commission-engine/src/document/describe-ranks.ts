import { askCondition } from '../plan/ask-condition.js';
import type { Condition, Ladder, Plan } from '../plan/plan-schema.js';
import { asksForRank } from '../plan/references/plan-node.js';
import type { Block, Section } from './plan-document.js';
import { conditionParts, sayCondition, sayThreshold } from './say-condition.js';
import { counted, name, paragraph, section, terms } from './words.js';

/** The first ladder and every other one. */
export function describeRanks({ ranks, otherLadders }: Plan): Section[] {
  const others = Object.entries(otherLadders ?? {});
  return [
    section('Ranks', describeLadder(ranks)),
    ...others.map(([ladder, part]) => section(`Ranks of the ladder ${name(ladder)}`, describeLadder(part))),
  ];
}

function describeLadder({ contiguous, pay, effective, decidedIn, ladder }: Ladder): Block[] {
  const ranks = new Set(ladder.map(({ rank }) => rank));
  const asksItself = ladder.some(({ when }) => asksForRank(when, ranks));
  const kept = terms([
    {
      term: 'Order',
      text: contiguous
        ? 'Whoever fails a rank cannot have any rank above it.'
        : 'The highest rank that holds counts, whether those below it hold or not.',
    },
    ...(asksItself && (pay !== 'paid-as' || effective === 'next-period')
      ? [
          {
            term: 'Asked of one another',
            text: 'Where a rank asks for a lower rank, of the member or of somebody else, it asks whether that rank is reached in the period, not whether it is kept or paid.',
          },
        ]
      : []),
    { term: 'Kept', text: sayPay(pay) },
    {
      term: 'Takes effect',
      text:
        effective === 'at-once'
          ? 'Bonuses pay on a rank in the period in which it is reached.'
          : 'Bonuses pay on a rank from the period after the one in which it is reached.',
    },
    {
      term: 'Decided',
      text:
        decidedIn === undefined
          ? 'Ranks are decided in every run.'
          : `Ranks are decided every ${name(decidedIn)}; runs of other periods pay on what was decided last.`,
    },
  ]);
  if (ladder.length === 0) return [paragraph('The plan has no ranks here.'), kept];
  const items = ladder.map(({ rank, when }) => `${name(rank)}: a member who ${sayCondition(when)}.`);
  const lead = paragraph('From the lowest rank to the highest, each in full:');
  return [overview(ladder), lead, { kind: 'list', ordered: true, items }, kept];
}

function sayPay(pay: Ladder['pay']): string {
  if (pay === 'paid-as') return 'A member is paid as the rank whose conditions hold in the period.';
  if (pay === 'title') return 'A member is paid as the highest rank ever reached, for life.';
  if ('graceMisses' in pay) {
    return `A rank is kept through ${counted(pay.graceMisses, 'period')} in a row in which its conditions fail, and falls in the next.`;
  }
  return `A rank once reached is kept to the end of ${counted(pay.heldFor, 'period')}, the one of reaching it included; reaching it again begins anew.`;
}

/** Rank by requirement: a column for each number that any rank asks for, and one for all else. */
function overview(ladder: Ladder['ladder']): Block {
  const parts = ladder.map(({ when }) => conditionParts(when));
  const asksActive = parts.flat().some((part) => askCondition(part).kind === 'active');
  const volumes = [...new Set(parts.flat().flatMap((part) => volumeOf(part) ?? []))];
  const asksMore = parts.flat().some((part) => isFurther(part));
  const columns = ['Rank', ...(asksActive ? ['Active'] : []), ...volumes.map(name), ...(asksMore ? ['Further'] : [])];
  const rows = ladder.map(({ rank }, index) => {
    const asked = parts[index] ?? [];
    const active = asksActive ? [asked.some((part) => askCondition(part).kind === 'active') ? 'yes' : ''] : [];
    const numbers = volumes.map((volume) => asked.flatMap((part) => thresholdOf(part, volume) ?? []).join(' and '));
    const further = asksMore ? [asked.filter(isFurther).map(sayCondition).join('; ')] : [];
    return [name(rank), ...active, ...numbers, ...further];
  });
  return { kind: 'table', caption: 'What each rank asks for', columns, rows };
}

function volumeOf(part: Condition): string | undefined {
  const asked = askCondition(part);
  return asked.kind === 'volume' ? asked.volume : undefined;
}

function thresholdOf(part: Condition, volume: string): string | undefined {
  const asked = askCondition(part);
  if (asked.kind !== 'volume' || asked.volume !== volume) return undefined;
  return sayThreshold(asked.threshold).replace(/^of /, '');
}

function isFurther(part: Condition): boolean {
  return !['active', 'volume'].includes(askCondition(part).kind);
}
