import type { Plan } from '../plan/plan-schema.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { payBonuses } from './oracle/bonuses.js';
import { roundPayees } from './oracle/bonus-cap.js';
import { buildWorld } from './oracle/build-world.js';
import { type CarriedAnswer, CarriedOut } from './oracle/carried.js';
import { takeCuts } from './oracle/cuts.js';
import { Fraction } from './oracle/fraction.js';
import type { Line } from './oracle/money.js';
import { type OraclePayout, payoutOf } from './oracle/payouts.js';
import { carryTrees } from './oracle/trees.js';
import { carryVolumes } from './oracle/carry-volumes.js';
import type { World } from './oracle/world.js';

/** What the oracle says of one period. Amounts are fractions of the plan currency. */
export interface OracleAnswer {
  readonly plan: Plan;
  readonly members: ReadonlyMap<string, OracleMember>;
  /** Of bonuses, in the order of bonus, source, order, level, payee; none of them is zero before it is cut or dealt. */
  readonly lines: readonly OracleLine[];
  /** Of bonuses' own caps ('cap:<bonus>'), adjustments ('adjustment:by-hand'), the balance carried in ('carried-in:unpaid') and cuts ('cut:<cut>'). */
  readonly cuts: readonly OracleLine[];
  /** What the company keeps by a rule of the plan, by bonus or cut. */
  readonly company: ReadonlyMap<string, Fraction>;
  readonly carriedOut: CarriedAnswer;
}

export interface OracleMember {
  readonly active: boolean;
  /** By ladder, 'ranks' first. */
  readonly ranks: Readonly<Record<string, OracleRanks>>;
  /** In units of 10^-4. */
  readonly volumes: Readonly<Record<string, bigint>>;
  readonly total: Fraction;
  readonly payout: OraclePayout;
}

export interface OracleRanks {
  readonly reached: string | null;
  readonly paidAs: string | null;
  readonly title: string | null;
}

export interface OracleLine {
  readonly bonus: string;
  readonly level: number;
  readonly payee: string;
  readonly source: string;
  readonly order: string | null;
  /** As reckoned, before rounding and caps. */
  readonly exact: Fraction;
  readonly amount: Fraction;
}

/**
 * A second, deliberately naive reading of the plan language, to hold the engine against: objects that point at one another,
 * recursion, exact fractions of its own, no attention to speed. It reads the plan top to bottom as people do.
 *
 * @throws Error where a value asks for itself, or the snapshot lacks what the plan reads
 */
export function oracle(plan: Plan, snapshot: Snapshot): OracleAnswer {
  const world = buildWorld(plan, snapshot);
  const out = new CarriedOut();
  const company = new Map<string, Fraction>();
  const keeps = (name: string, amount: Fraction): void => {
    company.set(name, amount.plus(company.get(name) ?? Fraction.zero));
  };
  const { lines, caps } = payBonuses(world, out, keeps);
  const { rows, paid } = takeCuts(world, snapshot, { lines, caps }, out, keeps);
  const cuts = [...caps, ...rows];
  const all = [...lines, ...cuts];
  if (plan.rounding.where === 'payee') roundPayees(world, all, paid);
  carryTrees(world, out);
  carryVolumes(world, out);
  for (const ladder of laddersOf(plan)) world.ladder(ladder).carry(out);
  return {
    plan,
    members: new Map(world.people.map((person) => [person.code, memberOf(world, snapshot, person, all)])),
    lines: lines.map(plain),
    cuts: cuts.map(plain),
    company,
    carriedOut: out.answer(world.carried, world.people, world.period.endsOn),
  };
}

function laddersOf(plan: Plan): string[] {
  return ['ranks', ...Object.keys(plan.otherLadders ?? {})];
}

function memberOf(
  world: World,
  snapshot: Snapshot,
  person: World['people'][number],
  lines: readonly Line[],
): OracleMember {
  const total = Fraction.sum(lines.filter(({ payee }) => payee === person).map(({ amount }) => amount));
  const ranks = laddersOf(world.plan).map((name) => {
    const ladder = world.ladder(name);
    const nameOf = (place: number): string | null => ladder.plan.ladder[place]?.rank ?? null;
    const { reached, paidAs, title } = ladder;
    return [name, { reached: nameOf(reached(person)), paidAs: nameOf(paidAs(person)), title: nameOf(title(person)) }];
  });
  return {
    active: world.active(person),
    ranks: Object.fromEntries(ranks) as Record<string, OracleRanks>,
    volumes: Object.fromEntries(Object.keys(world.plan.volumes).map((name) => [name, world.volume(name, person)])),
    total,
    payout: payoutOf(world, snapshot, person, total, lines),
  };
}

function plain({ bonus, level, payee, source, order, exact, amount }: Line): OracleLine {
  return { bonus, level, payee: payee.code, source: source.code, order, exact, amount };
}
