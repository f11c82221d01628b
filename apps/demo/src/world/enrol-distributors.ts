import type { Dice } from './dice.js';
import type { Distributor } from './distributor.js';
import { inventPerson } from './people.js';
import { SponsorChoice } from './sponsor-choice.js';

/** `count` distributors who joined from `startsAt` until before `endsAt`, in the order in which they joined. */
export function enrolDistributors(dice: Dice, count: number, startsAt: string, endsAt: string): Distributor[] {
  const sponsors = new SponsorChoice(dice);
  return momentsOf(dice, count, startsAt, endsAt).map((enrolledAt, index) => {
    const sponsor = sponsors.choose(index);
    const code = codeOf(index);
    return {
      code,
      ...inventPerson(dice),
      email: `${code.toLowerCase()}@example.com`,
      ...(sponsor === null ? {} : { sponsorCode: codeOf(sponsor) }),
      enrolledAt,
    };
  });
}

function codeOf(index: number): string {
  return `D${String(index + 1).padStart(7, '0')}`;
}

/** The founder joins at the very start; a sponsor must not join later than those they bring. */
function momentsOf(dice: Dice, count: number, startsAt: string, endsAt: string): string[] {
  const from = Date.parse(startsAt);
  const span = Date.parse(endsAt) - from;
  const later = Array.from({ length: count - 1 }, () => from + dice.belowWide(span));
  return [from, ...later.sort((a, b) => a - b)].map((milliseconds) => new Date(milliseconds).toISOString());
}
