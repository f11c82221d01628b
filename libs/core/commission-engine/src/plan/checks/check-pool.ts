import type { Fault } from '@upline/kernel';
import { formatRatePpm } from '@upline/money';
import type { PoolBonus } from '../plan-schema.js';
import { ratePpmOf } from '../read-rate.js';
import { checkOwnVolume } from './check-base.js';
import type { CheckedBonus } from './checked-bonus.js';
import { checkOneLadder } from './check-tables.js';
import { faultAt } from './plan-check.js';

const whole = 1_000_000n;

/** Funds that are dealt more than once, and keys of a pool that contradict one another. */
export function checkPool(checked: CheckedBonus<PoolBonus>): Fault[] {
  const { bonus, at, outline } = checked;
  const { fund, shares, value, remainder } = bonus;
  const says = `bonus ${bonus.bonus}`;
  const faults = checkTiers(checked);
  if ('of' in fund) {
    const detail = `${says} takes its fund from ${fund.of} of everybody, but that REASON: name the own volume instead`;
    faults.push(...checkOwnVolume(outline, fund.of, [...at, 'fund', 'of'], detail, true));
  }
  if (value === 'share-rounded' && remainder === 'largest-remainder') {
    const detail = `${says} rounds the value of one share, so what remains cannot be dealt share by share: keep it, or round the "product"`;
    faults.push(faultAt([...at, 'remainder'], 'KEYS_CONTRADICT', detail));
  }
  if (shares[0]?.how === 'multiply') {
    const detail = `${says} multiplies the shares before its first entry, and there are none: let the first entry add`;
    faults.push(faultAt([...at, 'shares', 0, 'how'], 'NOTHING_TO_MULTIPLY', detail));
  }
  shares.forEach(({ times }, index) => {
    if (!times || !/^[0.]+$/.test(times.per)) return;
    const detail = `${says} gives shares per nothing of ${times.volume}`;
    faults.push(faultAt([...at, 'shares', index, 'times', 'per'], 'DIVIDED_BY_NOTHING', detail));
  });
  return faults;
}

function checkTiers({ bonus, at, outline }: CheckedBonus<PoolBonus>): Fault[] {
  if (!bonus.tiers) return [];
  const { parts } = bonus.tiers;
  const place = [...at, 'tiers', 'parts'];
  const says = `bonus ${bonus.bonus}`;
  const ranks = parts.map(({ rank }) => rank);
  const faults = checkOneLadder(outline, ranks, place, `${says} has tiers`);
  ranks.forEach((rank, index) => {
    if (ranks.indexOf(rank) === index) return;
    faults.push(faultAt([...place, index, 'rank'], 'NAMED_TWICE', `${says} has two tiers of ${rank}`));
  });
  const sum = parts.reduce((total, { part }) => total + (ratePpmOf(part) ?? 0n), 0n);
  if (sum > whole) {
    const detail = `${says} deals ${formatRatePpm(Number(sum))} of its fund: the parts of all tiers come to at most 100%`;
    faults.push(faultAt(place, 'PARTS_ABOVE_WHOLE', detail));
  }
  return faults;
}
