import type { PairingBonus } from '../../../plan/plan-schema.js';
import type { Position, Side } from './position.js';

/**
 * What stays on both sides once a position has been paid, before the rules of the carry. Where limits put everything back, or nothing
 * was made, everything stays.
 */
export function settleResidue(position: Position, residue: PairingBonus['residue']): void {
  const { left, right, weak, strong } = position;
  const isSettled = left.taken + right.taken + left.cut + right.cut > 0;
  for (const side of [left, right]) {
    if (isSettled) settleSide(side, leftBy(residue, side, weak, strong));
    else side.out = side.total;
  }
}

/** What the rule leaves on a side, not counting what limits put back. */
function leftBy(residue: PairingBonus['residue'], side: Side, weak: Side, strong: Side): number {
  if (residue === 'net-off') return side.total - side.taken - side.cut - side.kept;
  if (residue === 'flush-both' || side === weak) return 0;
  return residue === 'weak-to-zero' ? strong.total - weak.total : side.total;
}

function settleSide(side: Side, left: number): void {
  // A side never has more than before: so a debt stays one, and what is put back onto a side that was left whole is there already.
  side.out = Math.min(side.total, left + side.kept);
  const gone = side.total - side.out;
  side.taken = Math.min(side.taken, gone);
  side.cut = Math.min(side.cut, gone - side.taken);
  side.residue = gone - side.taken - side.cut;
}
