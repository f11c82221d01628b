import type { Plan } from './plan-schema.js';

/** The facts that a plan reads beside codes, sponsors and buyers. A snapshot without them is refused. */
export interface PlanNeeds {
  /** Kinds of volume that orders must carry. */
  readonly volumeKinds: ReadonlySet<string>;
  /** Placement trees that anything refers to, by their name in the plan. */
  readonly placements: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** Days of enrolment: ages, pass-ups, orders by the buyer's age. */
  readonly enrolmentDays: boolean;
  /** Days of orders: windows, first orders, orders by the buyer's age. */
  readonly orderDays: boolean;
  /** Tags on orders; orders without any are fine. */
  readonly orderTags: boolean;
  /** Statuses of members, in a condition. */
  readonly statuses: boolean;
  /** Kinds of members: in a condition, or to tell customers from distributors. */
  readonly kinds: boolean;
  /** Titles, carried legs, balances: something of one period is read in the next. */
  readonly carriedState: boolean;
}

/** Where a plan names a tree, and an attribute. */
const treeKeys = ['tree', 'of', 'customersIn', 'personal'];
const attributeKeys = ['attribute', 'byAttribute'];
const dayKeys = ['buyerAge', 'window', 'first'];
const carryingKeys = ['title', 'byTitle', 'history', 'banked', 'periodsHeld', 'carry', 'instalments', 'lifetime'];
const carryingWords = [
  'lifetime',
  'held',
  'carried',
  'next-period',
  'title',
  'once',
  'once-per-value',
  'tier-difference',
  'permanent',
];
const carryingKernels = ['pairing', 'advancement', 'board'];
const carryingCuts = ['recovery', 'advance', 'minimumPayout'];

/** Reads off a plan what a snapshot must bring. */
export function planNeeds(plan: Plan): PlanNeeds {
  const kinds = Object.values(plan.volumes).flatMap((volume) =>
    'of' in volume && 'kind' in volume ? [volume.kind] : [],
  );
  const trees = Object.entries(plan.trees);
  const found = search(plan);
  const isNamed = (keys: readonly string[], name: string): boolean => keys.some((key) => found.has(`${key}: ${name}`));
  return {
    volumeKinds: new Set(kinds),
    placements: new Set(
      trees.flatMap(([name, tree]) => (tree.kind === 'placement' && isNamed(treeKeys, name) ? [name] : [])),
    ),
    attributes: new Set(Object.keys(plan.attributes ?? {}).filter((name) => isNamed(attributeKeys, name))),
    enrolmentDays: found.has('buyerAge') || found.has('age') || trees.some(([, tree]) => tree.kind === 'pass-up'),
    orderDays: dayKeys.some((key) => found.has(key)) || plan.refunds === 'restate-original-period',
    statuses: found.has('status'),
    kinds: found.has('customersIn') || found.has('kind?'),
    orderTags: found.has('tagged') || found.has('notTagged'),
    carriedState:
      [...carryingKeys, ...carryingWords].some((word) => found.has(word)) ||
      plan.bonuses.some(({ kernel }) => carryingKernels.includes(kernel)) ||
      (plan.cuts ?? []).some(({ kind }) => carryingCuts.includes(kind)) ||
      trees.some(([, tree]) => tree.kind === 'coded'),
  };
}

/** Every key and every text of a document, and texts with the key under which they stand. */
function search(document: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  let layer: unknown[] = [document];
  while (layer.length > 0) {
    layer = layer.flatMap((value) => {
      if (typeof value === 'string') found.add(value);
      if (typeof value !== 'object' || value === null) return [];
      if (!Array.isArray(value))
        for (const [key, part] of Object.entries(value))
          found.add(key).add(`${key}: ${String(typeof part === 'object' ? '' : part)}`);
      // As a condition `kind` asks for a list of kinds; elsewhere it names a variant.
      if ('kind' in value && Array.isArray(value.kind)) found.add('kind?');
      return Object.values(value) as unknown[];
    });
  }
  return found;
}
