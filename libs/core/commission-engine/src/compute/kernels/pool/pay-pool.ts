import type { Rational } from '@upline/money';
import type { PoolBonus } from '../../../plan/plan-schema.js';
import type { Frame } from '../../frame/frame.js';
import type { PayBonus } from '../bonus-run.js';
import { dealPool } from './deal-pool.js';
import { fundByRegion, fundsOf } from './pool-funds.js';
import { type Pool, poolsOf } from './pools.js';
import { PoolCarry } from './pool-carry.js';
import { tellMissed } from './pool-misses.js';
import { type PoolShares, sharesOf } from './pool-shares.js';

interface ReadPools {
  readonly shares: PoolShares;
  readonly pools: readonly Pool[];
  readonly byRegion: readonly Rational[];
}

const known = new WeakMap<Frame, Map<PoolBonus, ReadPools>>();

/** Who has how many shares of how much; the same for every question about one frame. */
function readPools(bonus: PoolBonus, frame: Frame): ReadPools {
  const ofFrame = known.get(frame) ?? new Map<PoolBonus, ReadPools>();
  known.set(frame, ofFrame);
  let found = ofFrame.get(bonus);
  if (!found) {
    const shares = sharesOf(bonus.shares, frame);
    found = { shares, pools: poolsOf(bonus, frame, shares), byRegion: fundByRegion(bonus, frame) };
    ofFrame.set(bonus, found);
  }
  return found;
}

/**
 * Deals funds by shares. A line's `level` is the number of its tier, 0 without tiers; its base are the member's shares, its rate is their
 * part of all shares. Further positions of a person have no shares of their own.
 *
 * @throws UplineError `RUN.VOLUME_OUT_OF_RANGE` when the company's volume exceeds 2^53 units
 */
export const payPool: PayBonus<PoolBonus> = (bonus, run) => {
  const read = readPools(bonus, run.frame);
  const { shares, pools } = read;
  const carry = new PoolCarry(bonus.bonus, run.state, run.frame.plan.rounding.digits);
  const funds = fundsOf(bonus, run.frame, read, carry);
  pools.forEach((pool, place) => {
    const fund = funds[place];
    if (!fund || fund.numerator <= 0n) return;
    if (pool.rows.length > 0) dealPool(bonus, pool, fund, shares.denominator, run);
    else if (bonus.nobody === 'carried') carry.keep(pool.name, fund);
    else run.company(fund);
  });
  carry.carryOut();
  if (run.missed) tellMissed(bonus, run, pools, funds, shares);
};
