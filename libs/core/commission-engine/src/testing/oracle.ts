import type { Condition, LevelBonus, Plan, Volume } from '../plan/plan-schema.js';
import { readCondition } from '../plan/read-condition.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/**
 * A second, deliberately naive reading of the plan language, to hold the engine against: objects that point at one another,
 * recursion, exact fractions, no attention to speed. Ranks are decided one by one from the lowest.
 */
export interface OracleOutcome {
  readonly rankByCode: ReadonlyMap<string, string | null>;
  readonly activeCodes: ReadonlySet<string>;
  readonly lines: readonly OracleLine[];
  /** By bonus and buyer, the levels that no ancestor was found for. */
  readonly openLevels: ReadonlyMap<string, number>;
}

export interface OracleLine {
  readonly bonus: string;
  readonly level: number;
  readonly payee: string;
  readonly source: string;
  readonly amountMinor: bigint;
}

interface Node {
  readonly code: string;
  sponsor: Node | null;
  readonly recruits: Node[];
  readonly orders: Record<string, bigint>[];
  active: boolean;
  /** Names of the ranks held, lowest first. */
  held: string[];
}

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function oracle(plan: Plan, snapshot: Snapshot): OracleOutcome {
  const nodes = plant(snapshot);
  for (const node of nodes) node.active = holds(plan, plan.active, node);
  decideRanks(plan, nodes);
  const lines: OracleLine[] = [];
  const openLevels = new Map<string, number>();
  for (const bonus of plan.bonuses) {
    for (const node of nodes) {
      const open = payUpward(plan, bonus, node, lines);
      openLevels.set(`${bonus.bonus} ${node.code}`, open);
    }
  }
  return {
    rankByCode: new Map(nodes.map((node) => [node.code, node.held.at(-1) ?? null])),
    activeCodes: new Set(nodes.filter(({ active }) => active).map(({ code }) => code)),
    lines: lines.filter(({ amountMinor }) => amountMinor !== 0n),
    openLevels,
  };
}

function plant({ members, orders }: Snapshot): Node[] {
  const nodes = members.codes.map((code): Node => ({
    code,
    sponsor: null,
    recruits: [],
    orders: [],
    active: false,
    held: [],
  }));
  nodes.forEach((node, row) => {
    node.sponsor = nodes[members.sponsorIndex[row] ?? -1] ?? null;
    node.sponsor?.recruits.push(node);
  });
  orders.references.forEach((_, row) => {
    const volumes = Object.entries(orders.volumes).map(([kind, column]) => [kind, BigInt(column[row] ?? 0)] as const);
    nodes[orders.buyerIndex[row] ?? -1]?.orders.push(Object.fromEntries(volumes));
  });
  return nodes;
}

function volumeOf(plan: Plan, name: string, node: Node): bigint {
  const volume: Volume | undefined = plan.volumes[name];
  if (!volume) throw new Error(`no volume ${name}`);
  if (!('sum' in volume)) return node.orders.reduce((sum, order) => sum + (order[volume.kind] ?? 0n), 0n);
  const everybody = volume.self ? [node, ...below(node)] : below(node);
  return everybody.reduce((sum, member) => sum + volumeOf(plan, volume.sum, member), 0n);
}

function below(node: Node): Node[] {
  return node.recruits.flatMap((recruit) => [recruit, ...below(recruit)]);
}

function holds(plan: Plan, condition: Condition, node: Node): boolean {
  const asked = readCondition(condition);
  switch (asked.kind) {
    case 'all':
      return asked.of.every((part) => holds(plan, part, node));
    case 'any':
      return asked.of.some((part) => holds(plan, part, node));
    case 'not':
      return !holds(plan, asked.of, node);
    case 'active':
      return node.active;
    case 'volume':
      return volumeOf(plan, asked.volume, node) >= unitsOf(asked.atLeast);
    case 'legs':
      return (
        node.recruits.filter((leg) => [leg, ...below(leg)].some((member) => holdsAtLeast(plan, asked.rank, member)))
          .length >= asked.atLeast
      );
  }
}

function holdsAtLeast(plan: Plan, rank: string, node: Node): boolean {
  const names = plan.ranks.ladder.map((rung) => rung.rank);
  return node.held.some((held) => names.indexOf(held) >= names.indexOf(rank));
}

function decideRanks(plan: Plan, nodes: readonly Node[]): void {
  plan.ranks.ladder.forEach(({ rank, when }, place) => {
    const winners = nodes.filter(
      (node) => (!plan.ranks.contiguous || node.held.length === place) && holds(plan, when, node),
    );
    for (const winner of winners) winner.held.push(rank);
  });
}

/** Goes up one member at a time, asking at each whether they are paid, whether they use up the level, or neither. */
function payUpward(plan: Plan, bonus: LevelBonus, source: Node, lines: OracleLine[]): number {
  const base = volumeOf(plan, bonus.base.volume, source);
  const firstLevel = bonus.ownPurchases === 'level-0' ? 0 : 1;
  let at = bonus.ownPurchases === 'level-0' ? source : source.sponsor;
  let next = 0;
  for (; at && next < bonus.levels.length; at = at.sponsor) {
    const level = bonus.levels[next];
    if (!level) break;
    const eligible = holds(plan, bonus.eligible, at);
    const qualified = eligible && (level.minimumRank === null || holdsAtLeast(plan, level.minimumRank, at));
    if (qualified) {
      const amountMinor = roundedMinor(plan, base, level.rate, bonus.base.factor);
      lines.push({ bonus: bonus.bonus, level: firstLevel + next, payee: at.code, source: source.code, amountMinor });
    }
    const usesLevel = qualified || bonus.skip.whom === 'nobody' || (bonus.skip.whom === 'ineligible' && eligible);
    if (usesLevel) next++;
  }
  return bonus.levels.length - next;
}

function roundedMinor(plan: Plan, base: bigint, rate: string, factor: string): bigint {
  const [percent, by] = [fractionOf(rate.replace('%', '')), fractionOf(factor)];
  const scale = 10n ** BigInt(plan.rounding.digits);
  const exact = { over: base * percent.over * by.over * scale, under: 10_000n * 100n * percent.under * by.under };
  const minorDigits = plan.currency === 'JPY' ? 0 : plan.currency === 'KWD' ? 3 : 2;
  return rounded(exact, plan.rounding.mode) * 10n ** BigInt(minorDigits - plan.rounding.digits);
}

function rounded({ over, under }: Fraction, mode: string): bigint {
  if (over < 0n) return -rounded({ over: -over, under }, mode);
  const whole = over / under;
  const rest = over - whole * under;
  if (mode === 'down' || rest * 2n < under) return whole;
  if (rest * 2n > under) return whole + 1n;
  return mode === 'half-up' || whole % 2n === 1n ? whole + 1n : whole;
}

function fractionOf(text: string): Fraction {
  const [whole = '', digits = ''] = text.split('.');
  return { over: BigInt(whole + digits), under: 10n ** BigInt(digits.length) };
}

function unitsOf(text: string): bigint {
  const { over, under } = fractionOf(text);
  return (over * 10_000n) / under;
}
