import type { Condition } from '../plan-schema.js';

export type Tokens = readonly (string | number)[];
export type NameKind = 'tree' | 'period' | 'volume' | 'attribute' | 'rank' | 'bonus';
export type AttributeType = 'number' | 'date' | 'flag' | 'text';

/** The part of a plan in which something is said: a volume, a rank, a bonus. Orders of evaluation are made of these. */
export interface Owner {
  readonly kind: 'tree' | 'volume' | 'active' | 'ladder' | 'rank' | 'bonus' | 'cut' | 'payout';
  readonly name: string;
}

/** Where something stands, and in whose part. */
export interface Place {
  readonly at: Tokens;
  readonly owner: Owner;
}

/** A name of the plan that is used somewhere. `says` completes the owner's sentence up to the name: "counts legs of the tree". */
export interface Reference {
  readonly kind: NameKind;
  readonly name: string;
  readonly place: Place;
  readonly says: string;
  /** For attributes: the types that can be read here. */
  readonly types?: readonly AttributeType[];
  /** For volumes: asked for a threshold that must be reached, so that a leg limit knows its requirement. */
  readonly asksThreshold?: boolean;
}

export interface PlacedCondition {
  readonly condition: Condition;
  readonly place: Place;
}

/** A value that depends on the member, as it stands in the plan. */
export interface PlacedTable {
  readonly table: unknown;
  readonly place: Place;
}

/** Everything in a plan to which checks apply wherever it stands. */
export interface PlanParts {
  readonly references: Reference[];
  readonly conditions: PlacedCondition[];
  readonly tables: PlacedTable[];
}

/** The place of a key within another place. */
export function within({ at, owner }: Place, ...more: Tokens): Place {
  return { at: [...at, ...more], owner };
}

/** How a sentence calls a part: "rank gold", "the activity". */
export function ownerText({ kind, name }: Owner): string {
  if (kind === 'active') return 'the activity';
  if (kind === 'payout') return 'the payout';
  return `${kind} ${name}`;
}
