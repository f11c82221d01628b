import { parseRational, parseVolume, rational, multiplyRational } from '@upline/money';
import type { BoardBonus } from '../../../plan/plan-schema.js';
import type { BonusRun, MissReason, PayBonus } from '../bonus-run.js';
import { payeeOf, whyIneligible } from '../fixed/why-ineligible.js';
import { BoardCodes } from './board-codes.js';
import { entrants } from './board-entrants.js';
import { boardShape } from './board-shape.js';
import { readBoards, writeBoards } from './carried-boards.js';

/**
 * Plays the boards of a period. Everybody who completes a board is told to the payer, paid or not, and the board splits either way; who
 * enters again does so before the next entrant. A line's `level` is the number of the cycle in the period, its base the payout, its rate 0.
 */
export const payBoard: PayBonus<BoardBonus> = (bonus, run) => {
  const { frame, state } = run;
  const codes = new BoardCodes(frame);
  const { room, waiting } = readBoards(bonus.bonus, state, boardShape(bonus), codes);
  const { parents } = frame.tree(bonus.tree).forest;
  const pay = payer(bonus, run);
  const enter = (member: number, followsEnroller: boolean) => {
    const board = followsEnroller ? room.boardOf(parents[member] ?? -1) : undefined;
    return room.enter(board ?? room.oldest, member);
  };
  const enterAll = (members: Iterable<number>) => {
    for (const member of members) {
      let paid = enter(member, true);
      while (paid >= 0) {
        if (codes.isKnown(paid)) pay(paid);
        paid = bonus.reentry === 'none' ? -1 : enter(paid, bonus.reentry === 'follows-enroller');
      }
    }
  };
  enterAll(waiting);
  enterAll(entrants(bonus, frame, state));
  writeBoards(bonus.bonus, state, room, codes);
};

/** Pays a cycle, if the member is eligible, has a payout and has not been paid as often as a period allows. */
function payer(bonus: BoardBonus, run: BonusRun): (row: number) => void {
  const { frame, book } = run;
  const eligible = frame.marks(bonus.eligible);
  const why = whyIneligible(frame, bonus.eligible);
  const { values, places } = frame.table<string>(bonus.payout);
  const unitsPerWhole = rational(10n ** BigInt(frame.plan.rounding.digits), 1n);
  const most = bonus.cyclesPerPeriod ?? Infinity;
  const paidTimes = new Map<number, number>();
  return (row) => {
    const payee = payeeOf(frame, row);
    const cycle = (paidTimes.get(payee) ?? 0) + 1;
    const payout = values[places[row] ?? -1];
    const miss = (reason: MissReason, required = '', actual = '') =>
      run.missed?.({ member: payee, source: row, level: cycle, baseUnits: 0, reason, required, actual });
    if (eligible[row] !== 1) return miss(why(row));
    if (payout === undefined) return miss('NO_VALUE');
    if (cycle > most) return miss('CAPPED', `${most}`, `${cycle}`);
    paidTimes.set(payee, cycle);
    const facts = { payee, source: row, order: -1, level: cycle, baseUnits: parseVolume(payout), ratePpm: 0 };
    const written = book.addExact(facts, multiplyRational(parseRational(payout), unitsPerWhole));
    if (written === 0) miss('ROUNDS_TO_ZERO');
  };
}
