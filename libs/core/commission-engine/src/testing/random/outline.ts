import fc from 'fast-check';

/** The few choices on which the rest of a random plan hangs: how much of everything there is, hence which names there are. */
export interface Outline {
  readonly ranks: readonly string[];
  /** Ranks of a second ladder; empty for none. */
  readonly clubRanks: readonly string[];
  /** Volumes that ask for neither activity nor ranks, that may ask for activity, that may ask for everything. */
  readonly early: readonly string[];
  readonly middle: readonly string[];
  readonly late: readonly string[];
  readonly bonuses: readonly string[];
  readonly cuts: readonly string[];
  /** A rank that asks for the group volume down to those who hold a rank of the same ladder. */
  readonly groupUntilRank: boolean;
  readonly currency: 'USD' | 'JPY' | 'KWD';
  readonly digits: number;
}

const rankNames = ['bronze', 'silver', 'gold', 'platinum'];
const minorDigits = { USD: 2, JPY: 0, KWD: 3 };

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => `${prefix}${place + 1}`);

/** Volumes that every random plan has: of orders, or of attributes, with nothing to ask for. */
export const orderVolumes = ['pv', 'cv', 'choice'];
export const firstVolumes = [...orderVolumes, 'everBought', 'points', 'fee'];

export const trees = ['sponsor', 'enroller', 'team', 'grid', 'file', 'up', 'upLine', 'codes', 'squeezed'];
export const texts: Readonly<Record<string, readonly string[]>> = {
  region: ['north', 'south'],
  pack: ['basic', 'pro'],
};
export const tags = ['kit', 'autoship', 'upgrade'];

export const outlines: fc.Arbitrary<Outline> = fc
  .record({
    ranks: fc.constantFrom(2, 3, 1, 4, 0),
    clubRanks: fc.constantFrom(0, 0, 1, 2),
    early: fc.nat({ max: 2 }),
    middle: fc.nat({ max: 2 }),
    late: fc.nat({ max: 2 }),
    bonuses: fc.integer({ min: 1, max: 4 }),
    cuts: fc.constantFrom(0, 0, 1, 2, 3),
    groupUntilRank: fc.constantFrom(false, false, false, false, true),
    currency: fc.constantFrom('USD' as const, 'USD' as const, 'JPY' as const, 'KWD' as const),
    digits: fc.constantFrom(2, 2, 3, 1, 0),
  })
  .map((drawn) => ({
    ranks: rankNames.slice(0, drawn.ranks),
    clubRanks: ['member', 'elite'].slice(0, drawn.clubRanks),
    early: named('early', drawn.early),
    middle: named('middle', drawn.middle),
    late: named('late', drawn.late),
    bonuses: named('bonus', drawn.bonuses),
    cuts: named('cut', drawn.cuts),
    groupUntilRank: drawn.groupUntilRank && drawn.ranks > 0,
    currency: drawn.currency,
    digits: Math.min(drawn.digits, minorDigits[drawn.currency]),
  }));
