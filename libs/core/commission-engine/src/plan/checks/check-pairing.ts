import type { Fault } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import type { Tokens } from '../parts/plan-parts.js';
import type { PairingBonus } from '../plan-schema.js';
import { checkOwnVolume } from './check-base.js';
import type { CheckedBonus } from './checked-bonus.js';
import { faultAt } from './plan-check.js';

/** Pairs that take nothing, and limits that the mode cannot reach. That the tree is binary is looked at with the legs. */
export function checkPairing({ bonus, at, outline }: CheckedBonus<PairingBonus>): Fault[] {
  const { mode, limits } = bonus;
  const says = `bonus ${bonus.bonus}`;
  const base = `${says} adds up ${bonus.base.volume} over each leg, but that REASON: name the own volume instead`;
  const faults = checkOwnVolume(outline, bonus.base.volume, [...at, 'base', 'volume'], base);
  if ('pair' in mode) faults.push(...checkPair(mode.pair, [...at, 'mode', 'pair'], says));
  if ('firstPair' in mode && mode.firstPair) {
    faults.push(...checkPair(mode.firstPair, [...at, 'mode', 'firstPair'], says));
  }
  if ('fund' in mode) {
    const fund = `${says} takes its fund from ${mode.fund.of} of everybody, but that REASON: name the own volume instead`;
    faults.push(...checkOwnVolume(outline, mode.fund.of, [...at, 'mode', 'fund', 'of'], fund, true));
  }
  limits.forEach(({ of }, index) => {
    if (of === 'money' || 'pair' in mode) return;
    const detail = `${says} limits cycles, but it pays "${mode.pays}", which has no cycles: limit the money`;
    faults.push(faultAt([...at, 'limits', index, 'of'], 'KEYS_CONTRADICT', detail));
  });
  return faults;
}

function checkPair({ strong, weak }: { strong: string; weak: string }, at: Tokens, says: string): Fault[] {
  if (parseVolume(strong) === 0 || parseVolume(weak) === 0) {
    return [
      faultAt(at, 'EMPTY_PAIR', `${says} has a pair of which one side is nothing, so that cycles would never end`),
    ];
  }
  if (parseVolume(weak) <= parseVolume(strong)) return [];
  const detail = `${says} has a pair that asks for more on the weak side (${weak}) than on the strong (${strong})`;
  return [faultAt([...at, 'weak'], 'WEAK_ABOVE_STRONG', detail)];
}
