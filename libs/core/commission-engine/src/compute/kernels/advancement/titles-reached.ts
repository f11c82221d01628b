import type { AdvancementBonus } from '../../../plan/plan-schema.js';
import type { StateBook } from '../../../snapshot/state-book.js';
import type { Frame } from '../../frame/frame.js';
import type { LadderStanding } from '../../frame/ladder-standing.js';

/** A rank of which the bonus pays an amount. */
export interface RankReached {
  readonly rank: string;
  readonly ladder: LadderStanding;
  readonly place: number;
}

/**
 * Calls back, member by member in the order of their codes, for every rank with an amount that somebody reached since the bonus was last
 * due, from the lowest.
 *
 * The bonus remembers the titles that it has seen (names 'title-<ladder>'), because ranks may be decided more often than it is paid. Before it
 * has seen any, the title before this run is what counts.
 */
export function titlesReached(
  bonus: AdvancementBonus,
  frame: Frame,
  state: StateBook,
  reached: (row: number, ranks: readonly RankReached[]) => void,
): void {
  for (const ladder of laddersOf(bonus, frame)) {
    const paid = ladder.rankNames.map((rank) => rank in bonus.amounts);
    const before = titlesBefore(bonus.bonus, ladder, state);
    for (let at = 0; at < frame.byCode.rows.length; at++) {
      const row = frame.byCode.rows[at] as number;
      const title = ladder.title[row] ?? -1;
      const seen = before(row);
      if (title <= seen) continue;
      const ranks: RankReached[] = [];
      for (let place = bonus.skippedRanks === 'paid' ? seen + 1 : title; place <= title; place++) {
        if (paid[place]) ranks.push({ rank: ladder.rankNames[place] ?? '', ladder, place });
      }
      if (ranks.length > 0) reached(row, ranks);
    }
    const places = ladder.title.map((title, row) => Math.max(title, before(row)));
    state.carryNames(bonus.bonus, quantity(ladder), { names: ladder.rankNames, places });
  }
}

function laddersOf({ amounts }: AdvancementBonus, frame: Frame): LadderStanding[] {
  const ladders = Object.keys(amounts).map((rank) => frame.rank(rank).ladder);
  const names = [...new Set(ladders.map(({ name }) => name))].sort();
  return names.map((name) => frame.ladder(name));
}

function titlesBefore(bonus: string, ladder: LadderStanding, state: StateBook): (row: number) => number {
  const seen = state.names(bonus, quantity(ladder));
  if (!seen) return (row) => ladder.titleBefore[row] ?? -1;
  const placeOf = seen.names.map((rank) => ladder.rankNames.indexOf(rank));
  return (row) => {
    const name = seen.places[row] ?? -1;
    const place = placeOf[name] ?? -1;
    // A rank that the ladder no longer has says nothing: what the ladder made of it counts.
    return name >= 0 && place < 0 ? (ladder.titleBefore[row] ?? -1) : place;
  };
}

function quantity({ name }: LadderStanding): string {
  return `title-${name}`;
}
