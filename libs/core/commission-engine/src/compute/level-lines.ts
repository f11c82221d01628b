import type { CanonicalOrder } from '../snapshot/canonical-order.js';
import { isQualified, levelAmountMinor, levelOf, type LevelWalk, walkLevels } from './level-walk.js';
import type { LineWriter } from './line-writer.js';

/** Writes the lines of one bonus, buyers in the order of their codes, levels upward. Zero amounts are left out. */
export function writeLevelLines(walk: LevelWalk, bonusIndex: number, byCode: CanonicalOrder, lines: LineWriter): void {
  let source = 0;
  let baseUnits = 0;
  const pay = (levelIndex: number, member: number): void => {
    if (member < 0 || !isQualified(walk, levelIndex, member)) return;
    const amountMinor = levelAmountMinor(walk, levelIndex, baseUnits);
    if (amountMinor === 0) return;
    const { level, ratePpm } = levelOf(walk, levelIndex);
    const place = lines.next();
    const open = lines.open;
    open.payeeIndex[place] = member;
    open.bonusIndex[place] = bonusIndex;
    open.level[place] = level;
    open.sourceIndex[place] = source;
    open.baseUnits[place] = baseUnits;
    open.ratePpm[place] = ratePpm;
    open.amountMinor[place] = amountMinor;
  };
  for (const buyer of byCode.rows) {
    baseUnits = walk.base[buyer] ?? 0;
    if (baseUnits === 0) continue;
    source = buyer;
    walkLevels(walk, buyer, pay);
  }
}
