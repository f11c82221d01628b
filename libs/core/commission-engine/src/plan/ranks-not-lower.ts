import { type Fault, jsonPointer } from '@upline/kernel';
import type { Condition, Plan } from './plan-schema.js';
import { askedBy, findRank, innerConditions, ladderNames, ladderOf, type Within } from './references/plan-node.js';

/** Ranks that ask for the same or a higher rank of their own ladder, which is decided only after them. */
export function ranksNotLower(plan: Plan): Fault[] {
  return ladderNames(plan).flatMap((name) =>
    ladderOf(plan, name).ladder.flatMap(({ when }, place) => {
      const start = name === 'ranks' ? ['ranks'] : ['otherLadders', name];
      return tooHigh(plan, { ladder: name, place }, when, { at: [...start, 'ladder', place, 'when'], of: '' });
    }),
  );
}

interface Place {
  readonly at: readonly (string | number)[];
  /** "two legs of ", where the rank is asked of somebody below. */
  readonly of: string;
}

function tooHigh(plan: Plan, owner: Within, condition: Condition, { at, of }: Place): Fault[] {
  const { key, body } = askedBy(condition);
  if (key === 'rank' || key === 'title') {
    const asked = body as string;
    const found = findRank(plan, asked);
    if (found?.ladder !== owner.ladder || found.place < owner.place) return [];
    const rank = ladderOf(plan, owner.ladder).ladder[owner.place]?.rank ?? '';
    const what = of || (key === 'title' ? 'the title of ' : 'the rank ');
    const why = found.place === owner.place ? 'which is that rank itself' : `but ${asked} is above ${rank}`;
    const detail = `rank ${rank} requires ${what}${asked}, ${why}`;
    return [{ pointer: jsonPointer(...at, key), code: 'PLAN.RANK_NOT_LOWER', detail }];
  }
  return innerConditions(condition).flatMap((inner) =>
    tooHigh(plan, owner, inner.condition, { at: [...at, ...inner.at], of: wordsOf(key, body) || of }),
  );
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function wordsOf(key: string, body: unknown): string {
  if (key !== 'legs' && key !== 'count') return '';
  const { atLeast } = body as { readonly atLeast: number };
  const noun = key === 'legs' ? 'leg' : 'member';
  return `${small[atLeast] ?? atLeast} ${noun}${atLeast === 1 ? '' : 's'} of `;
}
