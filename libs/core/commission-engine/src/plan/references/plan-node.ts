import { canonicalJson, invariant } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import type { Condition, Ladder, Plan, Volume } from '../plan-schema.js';

/** A rank that is being decided: conditions see the ranks below it. */
export interface Within {
  readonly ladder: string;
  readonly place: number;
}

/** Volumes, and counts that conditions ask for without giving them a name. */
export interface VolumeNode {
  readonly kind: 'volume';
  readonly key: string;
  readonly name: string | undefined;
  readonly volume: Volume;
  /** The threshold that the volume is asked for, where its value depends on that. */
  readonly requirement: number | undefined;
  readonly within: Within | undefined;
}

export interface ConditionNode {
  readonly kind: 'condition';
  readonly key: string;
  readonly condition: Condition;
  readonly within: Within | undefined;
}

/** 'rung': the conditions of a rank; 'paid': paid as the rank or a higher one; 'title': has ever reached it. */
export interface RankNode {
  readonly kind: 'rung' | 'paid' | 'title';
  readonly key: string;
  readonly ladder: string;
  readonly place: number;
}

/** One thing that is known of every member, computed from other such things. */
export type PlanNode =
  | VolumeNode
  | ConditionNode
  | RankNode
  | { readonly kind: 'active'; readonly key: string }
  | { readonly kind: 'standing'; readonly key: string; readonly ladder: string }
  | { readonly kind: 'table'; readonly key: string; readonly table: object }
  | { readonly kind: 'tree'; readonly key: string; readonly tree: string };

export const activeNode: PlanNode = { kind: 'active', key: 'active' };

export const treeNode = (tree: string): PlanNode => ({ kind: 'tree', key: `tree ${tree}`, tree });

export const standingNode = (ladder: string): PlanNode => ({ kind: 'standing', key: `standing ${ladder}`, ladder });

export const rankNode = (kind: RankNode['kind'], ladder: string, place: number): RankNode => ({
  kind,
  key: `${kind} ${ladder} ${place}`,
  ladder,
  place,
});

export const tableNode = (table: object): PlanNode => ({ kind: 'table', key: `table ${canonicalJson(table)}`, table });

/** A volume by its name. The requirement matters only where the volume's limit is a share of it. */
export function volumeNode(plan: Plan, name: string, requirement?: number): VolumeNode {
  const volume = plan.volumes[name];
  invariant(volume, `the plan has the volume ${name}`);
  const matters = 'limited' in volume && volume.limit.formula === 'share-of-requirement' ? requirement : undefined;
  const key = matters === undefined ? `volume ${name}` : `volume ${name} for ${matters}`;
  return { kind: 'volume', key, name, volume, requirement: matters, within: undefined };
}

/** A count that stands in a condition. */
export function countNode(plan: Plan, volume: Volume, asked: Within | undefined): VolumeNode {
  const having = 'legsWith' in volume ? volume.legsWith : 'countOf' in volume ? volume.countOf : undefined;
  const within = having && withinThatMatters(plan, having, asked);
  const key = `count ${placeOf(within)} ${canonicalJson(volume)}`;
  return { kind: 'volume', key, name: undefined, volume, requirement: undefined, within };
}

/** A condition where it stands: those outside a ladder, and those in it that ask for none of its ranks, are the same everywhere. */
export function conditionNode(plan: Plan, condition: Condition, asked?: Within): ConditionNode {
  const within = withinThatMatters(plan, condition, asked);
  return { kind: 'condition', key: `condition ${placeOf(within)} ${canonicalJson(condition)}`, condition, within };
}

const placeOf = (within: Within | undefined): string => (within ? `${within.ladder} ${within.place}` : '');

function withinThatMatters(plan: Plan, condition: Condition, within: Within | undefined): Within | undefined {
  if (!within) return undefined;
  const own = new Set(ladderOf(plan, within.ladder).ladder.map(({ rank }) => rank));
  return asksForRank(condition, own) ? within : undefined;
}

/** Whether it asks for one of the ranks, of the member or of others. */
export function asksForRank(condition: Condition, ranks: ReadonlySet<string>): boolean {
  const { key, body } = askedBy(condition);
  if (key === 'rank' || key === 'title') return ranks.has(body as string);
  return innerConditions(condition).some((inner) => asksForRank(inner.condition, ranks));
}

/** The one key of a condition, and what it says. */
export function askedBy(condition: Condition): { readonly key: string; readonly body: unknown } {
  const [key = '', body]: [string?, unknown?] = Object.entries(condition)[0] ?? [];
  return 'attribute' in condition && 'oneOf' in condition ? { key: 'attribute', body: condition } : { key, body };
}

/** The conditions of which a condition is made, and those that it asks about others. */
export function innerConditions(
  condition: Condition,
): { readonly condition: Condition; readonly at: (string | number)[] }[] {
  const { key, body } = askedBy(condition);
  if (key === 'all' || key === 'any')
    return (body as Condition[]).map((part, place) => ({ condition: part, at: [key, place] }));
  if (key === 'not') return [{ condition: body as Condition, at: [key] }];
  if (key === 'legs') return [{ condition: (body as { having: Condition }).having, at: [key, 'having'] }];
  if (key === 'count') return [{ condition: (body as { where: Condition }).where, at: [key, 'where'] }];
  return [];
}

/** The ladder of that name; 'ranks' is the first. */
export function ladderOf(plan: Plan, name: string): Ladder {
  const ladder = name === 'ranks' ? plan.ranks : plan.otherLadders?.[name];
  invariant(ladder, `the plan has the ladder ${name}`);
  return ladder;
}

export const ladderNames = (plan: Plan): string[] => ['ranks', ...Object.keys(plan.otherLadders ?? {})];

/** On which ladder a rank stands, and where; undefined for a rank that the plan does not have. */
export function findRank(plan: Plan, name: string): Within | undefined {
  for (const ladder of ladderNames(plan)) {
    const place = ladderOf(plan, ladder).ladder.findIndex(({ rank }) => rank === name);
    if (place >= 0) return { ladder, place };
  }
  return undefined;
}

/** Where a rank stands that must exist. */
export function placeOfRank(plan: Plan, name: string): Within {
  const found = findRank(plan, name);
  invariant(found, `the plan has the rank ${name}`);
  return found;
}

/** A fixed quantity in units, or the node of a volume. */
export function operandOf(plan: Plan, operand: string): number | VolumeNode {
  return /^\d/.test(operand) ? parseVolume(operand) : volumeNode(plan, operand);
}
