import type {
  BoardBonus,
  Bonus,
  DifferentialBonus,
  FixedBonus,
  LevelBonus,
  MatchingBonus,
  PairingBonus,
  PoolBonus,
} from '../plan-schema.js';
import { addCondition, addTree, addVolume } from './condition-parts.js';
import { type Place, type PlanParts, within } from './plan-parts.js';
import { addTable } from './table-parts.js';
import { addOperand } from './volume-parts.js';

/** Adds every name, condition and table of a bonus. */
export function addBonusParts(parts: PlanParts, bonus: Bonus, place: Place): void {
  const period = within(place, 'period');
  parts.references.push({ kind: 'period', name: bonus.period, place: period, says: 'is due every' });
  if ('tree' in bonus) addTree(parts, bonus.tree, within(place, 'tree'), 'walks the tree');
  if ('base' in bonus && bonus.base) {
    addVolume(parts, bonus.base.volume, within(place, 'base', 'volume'), 'pays on the volume');
  }
  addCondition(parts, bonus.eligible, within(place, 'eligible'));
  if (bonus.cap) addTable(parts, bonus.cap.amount, within(place, 'cap', 'amount'));
  switch (bonus.kernel) {
    case 'level':
    case 'matching':
      return addWalk(parts, bonus, place);
    case 'differential':
      return addDifferential(parts, bonus, place);
    case 'pairing':
      return addPairing(parts, bonus, place);
    case 'pool':
      return addPool(parts, bonus, place);
    case 'fixed':
      return addFixed(parts, bonus, place);
    case 'advancement':
      return Object.keys(bonus.amounts).forEach((rank) =>
        addRank(parts, rank, within(place, 'amounts', rank), 'pays for'),
      );
    case 'board':
      return addBoard(parts, bonus, place);
  }
}

function addRank(parts: PlanParts, name: string, place: Place, says: string): void {
  parts.references.push({ kind: 'rank', name, place, says: `${says} the rank` });
}

function addWalk(parts: PlanParts, bonus: LevelBonus | MatchingBonus, place: Place): void {
  if (bonus.kernel === 'matching') {
    bonus.of.forEach((name, index) =>
      parts.references.push({ kind: 'bonus', name, place: within(place, 'of', index), says: 'matches the bonus' }),
    );
  }
  bonus.levels?.forEach(({ rate, minimumRank, when }, index) => {
    addTable(parts, rate, within(place, 'levels', index, 'rate'));
    if (minimumRank !== null) addRank(parts, minimumRank, within(place, 'levels', index, 'minimumRank'), 'asks for');
    if (when) addCondition(parts, when, within(place, 'levels', index, 'when'));
  });
  if (bonus.rates !== undefined) addTable(parts, bonus.rates, within(place, 'rates'));
  const { whom } = bonus.skip;
  if (typeof whom === 'object')
    addRank(parts, whom.belowRank, within(place, 'skip', 'whom', 'belowRank'), 'skips below');
  const boundary = bonus.generations?.boundary;
  if (boundary && !('sameRankAsViewer' in boundary)) {
    addCondition(parts, boundary, within(place, 'generations', 'boundary'));
  }
  if (bonus.points) addTable(parts, bonus.points.takes, within(place, 'points', 'takes'));
}

function addDifferential(parts: PlanParts, bonus: DifferentialBonus, place: Place): void {
  const { rate, breakaway } = bonus;
  if (typeof rate === 'object' && 'axis' in rate) {
    addVolume(parts, rate.axis, within(place, 'rate', 'axis'), 'reads its brackets on the volume');
  } else addTable(parts, rate, within(place, 'rate'));
  if (!breakaway) return;
  addCondition(parts, breakaway.boundary, within(place, 'breakaway', 'boundary'));
  const { override } = breakaway;
  const at = within(place, 'breakaway', 'override');
  if (override && 'to' in override) addCondition(parts, override.to, within(at, 'to'));
  if (override?.how === 'fixed') addTable(parts, override.rates, within(at, 'rates'));
}

function addPairing(parts: PlanParts, { mode, carry, limits }: PairingBonus, place: Place): void {
  if ('rate' in mode) addTable(parts, mode.rate, within(place, 'mode', 'rate'));
  if ('value' in mode) addTable(parts, mode.value, within(place, 'mode', 'value'));
  if ('fund' in mode)
    addVolume(parts, mode.fund.of, within(place, 'mode', 'fund', 'of'), 'takes its fund from the volume');
  if (carry.most !== null) addTable(parts, carry.most, within(place, 'carry', 'most'));
  limits.forEach(({ most }, index) => addTable(parts, most, within(place, 'limits', index, 'most')));
}

function addPool(parts: PlanParts, { fund, byAttribute, tiers, shares }: PoolBonus, place: Place): void {
  if ('of' in fund) addVolume(parts, fund.of, within(place, 'fund', 'of'), 'takes its fund from the volume');
  if ('where' in fund && fund.where) addCondition(parts, fund.where, within(place, 'fund', 'where'));
  if (byAttribute !== undefined) {
    const says = 'divides its fund by the attribute';
    const at = within(place, 'byAttribute');
    parts.references.push({ kind: 'attribute', name: byAttribute, place: at, says, types: ['text'] });
  }
  tiers?.parts.forEach(({ rank }, index) =>
    addRank(parts, rank, within(place, 'tiers', 'parts', index, 'rank'), 'pays'),
  );
  shares.forEach((entry, index) => {
    addTable(parts, entry.shares, within(place, 'shares', index, 'shares'));
    if (entry.times) addOperand(parts, entry.times.volume, within(place, 'shares', index, 'times', 'volume'));
  });
}

function addFixed(parts: PlanParts, { value, times }: FixedBonus, place: Place): void {
  addTable(parts, value, within(place, 'value'));
  if (times !== null) addVolume(parts, times, within(place, 'times'), 'is paid as often as the volume');
}

function addBoard(parts: PlanParts, { entry, payout }: BoardBonus, place: Place): void {
  addVolume(parts, entry.volume, within(place, 'entry', 'volume'), 'takes entries from the volume');
  addTable(parts, payout, within(place, 'payout'));
}
