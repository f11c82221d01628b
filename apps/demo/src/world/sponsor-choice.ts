import type { Dice } from './dice.js';

/** One newcomer in twenty joins at the foot of one line, which so becomes about a hundred levels deep. */
const DEEP_LINE_PER_THOUSAND = 50;
/** Most of the others find somebody who has already brought many: that is how a few come to enrol very many. */
const WELL_KNOWN_PER_THOUSAND = 600;
const NEWCOMERS = 150;

/** Who brings the next newcomer, always somebody who is there already. */
export class SponsorChoice {
  /** A sponsor stands here once for every distributor they brought, and once more for having joined. */
  private readonly tickets: number[] = [];
  private footOfDeepLine = 0;

  constructor(private readonly dice: Dice) {}

  /** Null for the first, who has nobody above. Call it for 0, 1, 2 ... in turn. */
  choose(newcomer: number): number | null {
    if (newcomer === 0) {
      this.tickets.push(0);
      return null;
    }
    const sponsor = this.sponsorOf(newcomer);
    this.tickets.push(sponsor, newcomer);
    return sponsor;
  }

  private sponsorOf(newcomer: number): number {
    if (this.dice.chance(DEEP_LINE_PER_THOUSAND)) {
      const sponsor = this.footOfDeepLine;
      this.footOfDeepLine = newcomer;
      return sponsor;
    }
    if (this.dice.chance(WELL_KNOWN_PER_THOUSAND)) return this.dice.pick(this.tickets);
    return newcomer - 1 - this.dice.below(Math.min(newcomer, NEWCOMERS));
  }
}
