import {
  type ConditionReport,
  explainPayee,
  type PayeeExplanation,
  type Plan,
  prepareExplanations,
  type Snapshot,
} from '@upline/commission-engine';
import type { Explanation } from './engine.js';

/** Says why one member was paid what they were paid, and what they were not paid and why. */
export function explainMember(plan: Plan, snapshot: Snapshot, memberIndex: number): Explanation {
  const document = explainPayee(prepareExplanations(plan, snapshot), memberIndex);
  return {
    document,
    sections: [
      { title: 'Activity', sentences: reportSentences(document.activity, 0) },
      { title: 'Ranks', sentences: rankSentences(document) },
      { title: 'Not paid', sentences: document.notPaid.map((chance) => chanceSentence(document.code, chance)) },
    ],
  };
}

/** A member can have a chance on each of many sources; some sentences name the source themselves. */
function chanceSentence(code: string, { bonus, source, sentence }: PayeeExplanation['notPaid'][number]): string {
  const isNamed = source === code || sentence.includes(` on ${source}`);
  return `${bonus}${isNamed ? '' : ` on ${source}`}: ${sentence}`;
}

function rankSentences({ ranks }: PayeeExplanation): string[] {
  return ranks.flatMap(({ rank, held, note, condition }) => [
    `${rank}: ${held ? 'held' : 'not held'}${note === null ? '' : `: ${note}`}`,
    ...reportSentences(condition, 1),
  ]);
}

function reportSentences({ met, sentence, of }: ConditionReport, depth: number): string[] {
  const own = `${'  '.repeat(depth)}${met ? 'yes' : 'no '}  ${sentence}`;
  return [own, ...of.flatMap((part) => reportSentences(part, depth + 1))];
}
