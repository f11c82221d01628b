import type { Miss } from '../compute/kernels/bonus-run.js';
import type { Bonus } from '../plan/plan-schema.js';

type BonusWords = Pick<Bonus, 'bonus' | 'kernel'> & { readonly generations?: unknown };

/** Says in one sentence why somebody was not paid. `code` is the member, `source` whom it was about. */
export function missSentence(miss: Miss, due: BonusWords, code: string, source: string): string {
  const { bonus } = due;
  const { reason, level, required, actual } = miss;
  const on = code === source ? '' : ` on ${source}`;
  const asked = askedWords(required, actual);
  switch (reason) {
    case 'INACTIVE':
      return `${code} is not active${asked}.`;
    case 'INELIGIBLE':
      return `${code} is not eligible for ${bonus}${asked}.`;
    case 'RANK_TOO_LOW':
      return `${stepWords(due, level)}${bonus} asks for rank ${required}; ${code} holds ${actual === '' ? 'no rank' : actual}.`;
    case 'LEVEL_CLOSED':
      return `${stepWord(due)} ${level} of ${bonus} is not open to ${code}${asked}.`;
    case 'ROUNDS_TO_ZERO':
      if (actual === '0') return `What ${bonus} would pay ${code}${on} is nothing: the rate or the amount is zero.`;
      return `What ${bonus} would pay ${code}${on} comes to less than can be paid after rounding.`;
    case 'BLOCKED':
      return `${actual === '' ? 'Somebody' : actual} stands between ${source} and ${code} and blocks ${bonus}.`;
    case 'POINTS_USED_UP':
      return `The points of ${source} were used up below ${code}: ${required} asked for, ${actual} left.`;
    case 'NO_DIFFERENCE':
      return `${bonus} leaves no difference to ${code}${on}${asked}.`;
    case 'TAKEN_OFF':
      return `What the leg of ${source} makes${actual === '' ? '' : ` (${actual})`} is taken off what ${bonus} pays ${code}.`;
    case 'BREAKAWAY':
      return `The leg of ${source} broke away and does not count in the group of ${code}.`;
    case 'FLUSHED':
      return `${actual}${ofLeg(level)} of ${source} is gone in ${bonus}: ${flushedWords[required] ?? required}.`;
    case 'CARRIED':
      return `${actual}${ofLeg(level)} of ${source} stays for the next period in ${bonus}.`;
    case 'CAPPED':
      if (miss.perSource) {
        return `${bonus} pays ${code} at most ${required} on ${source}, all lines together; this line alone would be ${actual}.`;
      }
      return `${bonus} is limited for ${code}${on} to ${required}; without the limit it would be ${actual}.`;
    case 'NO_PAIR':
      return `${source} has no pair in ${bonus}: the ${level === 2 ? 'right' : 'left'} leg has ${actual}${required === '' ? '' : ` of ${required} that are asked for`}.`;
    case 'ALREADY_PAID':
      return `${bonus} was paid to ${code} before${asked}.`;
    case 'HELD':
      return `What ${bonus} pays${on} is held for ${code}${asked}.`;
    case 'PASSED_UP':
      return `${bonus}${on} went past ${code}${asked}.`;
    case 'TO_COMPANY':
      return `${bonus}${on} goes to the company instead of ${code}${asked}.`;
    case 'LEG_LIMITED':
      return `A leg of ${code} counts only in part: ${required} of ${actual}.`;
    case 'NO_VALUE':
      return `${bonus} has no value for ${code}, or one of nothing.`;
    case 'NOTHING_TO_PAY_ON':
      return `There is nothing to pay ${bonus} on for ${code}${asked}.`;
  }
}

/** What the level of a line or a miss is called in a bonus. */
function stepWord({ kernel, generations }: BonusWords): string {
  if (kernel === 'advancement') return 'Instalment';
  return generations === undefined ? 'Level' : 'Generation';
}

/** Not every rule has something that was asked for: then the sentence ends before it. */
function askedWords(required: string, actual: string): string {
  if (required === '') return '';
  return actual === '' ? `: ${required} is asked for` : `: ${required} is asked for, there is ${actual}`;
}

/** Tiers of a pool have a rank and no number. */
function stepWords(due: BonusWords, level: number): string {
  return level === 0 ? '' : `${stepWord(due)} ${level} of `;
}

function ofLeg(level: number): string {
  if (level === 1) return ' on the left';
  return level === 2 ? ' on the right' : '';
}

/** Why volume is gone, by the key of a pairing bonus that says so. */
const flushedWords: Readonly<Record<string, string>> = {
  inactive: 'whoever is not eligible does not keep it',
  residue: 'it is not kept after a payment',
  limits: 'it lies over a limit',
  'carry.expiresAfter': 'it was not matched in time',
  'carry.most': 'it is more than a side may carry',
};
