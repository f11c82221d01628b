import type { Tree } from '../plan/plan-schema.js';
import type { PlacementColumns } from '../snapshot/snapshot.js';
import { type Fields, fieldsOf, textOf } from './document-view.js';
import type { Reading } from './reading.js';
import { reportCircles } from './report-circles.js';
import { takeFreeLegs } from './take-free-legs.js';

type Placement = Extract<Tree, { kind: 'placement' }>;

const mostTrees = 100;
const widest = 1000;

/**
 * Where members stand in placement trees: every placement tree of the plan, or, without a plan, every tree that the file names. Unknown
 * parents and trees, legs that do not exist or hold two members, and circles are reported.
 */
export function placementColumns(
  reading: Reading,
  rows: readonly Fields[],
  codes: readonly string[],
): Readonly<Record<string, PlacementColumns>> {
  const trees = reading.plan ? placementTrees(reading.plan.trees) : namedTrees(reading, rows);
  if (reading.plan) reportStrangeTrees(reading, rows, trees);
  const columns = [...trees].map(([name, tree]) => [name, columnsOf(reading, rows, codes, name, tree)] as const);
  return Object.fromEntries(columns);
}

function placementTrees(trees: Readonly<Record<string, Tree>>): Map<string, Placement> {
  return new Map(Object.entries(trees).filter((entry): entry is [string, Placement] => entry[1].kind === 'placement'));
}

function namedTrees(reading: Reading, rows: readonly Fields[]): Map<string, undefined> {
  const names = new Map<string, undefined>();
  for (const row of rows) {
    if (row['placements'] === undefined) continue;
    for (const name of Object.keys(fieldsOf(row['placements']))) if (names.size < mostTrees) names.set(name, undefined);
  }
  if (names.size === mostTrees)
    reading.report(['members'], 'TOO_MANY_TREES', `The file names ${mostTrees} trees or more.`);
  return names;
}

function reportStrangeTrees(reading: Reading, rows: readonly Fields[], trees: ReadonlyMap<string, unknown>): void {
  const elsewhere = new Set(reading.alsoReadBy.flatMap((plan) => [...placementTrees(plan.trees).keys()]));
  const known = trees.size === 0 ? 'none' : [...trees.keys()].join(', ');
  rows.forEach((row, index) => {
    if (row['placements'] === undefined) return;
    for (const name of Object.keys(fieldsOf(row['placements']))) {
      if (trees.has(name) || elsewhere.has(name)) continue;
      const detail = `The plan has no placement tree ${name}; it has ${known}.`;
      reading.report(['members', index, 'placements', name], 'UNKNOWN_TREE', detail);
    }
  });
}

function columnsOf(
  reading: Reading,
  rows: readonly Fields[],
  codes: readonly string[],
  name: string,
  tree: Placement | undefined,
): PlacementColumns {
  const parentIndex = new Int32Array(rows.length).fill(-1);
  const leg = new Int32Array(rows.length);
  rows.forEach((row, index) => {
    const places = fieldsOf(row['placements']);
    if (!Object.hasOwn(places, name)) return;
    const at = ['members', index, 'placements', name];
    const place = fieldsOf(places[name]);
    parentIndex[index] = reading.row(place['parent'], `The parent in ${name}`, ...at, 'parent') ?? -1;
    leg[index] = legOf(reading, place['leg'], tree, name, at);
  });
  reportTakenLegs(reading, codes, { parentIndex, leg }, name);
  takeFreeLegs(codes, parentIndex, leg);
  reportCircles(reading, codes, parentIndex, `placed in ${name} under`, (row) => placeOf(row, name, 'parent'));
  return { parentIndex, leg };
}

/** 0 for a leg that is to be found. */
function legOf(
  reading: Reading,
  value: unknown,
  tree: Placement | undefined,
  name: string,
  at: readonly (string | number)[],
): number {
  const width = widthOf(tree);
  if (value === undefined) {
    if (tree?.shape === 'streamline') return 1;
    if (tree?.shape === 'binary' || tree?.shape === 'matrix')
      reading.report(at, 'LEG_MISSING', `Say the leg: ${name} is a ${tree.shape} tree of ${width} legs.`);
    return 0;
  }
  const leg = value === 'left' ? 1 : value === 'right' ? 2 : value;
  if (typeof leg !== 'number' || !Number.isInteger(leg) || leg < 1 || leg > widest) return 0;
  if (leg > width) {
    const detail = `${textOf(value) ?? `leg ${leg}`} does not exist: ${name} has ${width === 1 ? 'one leg' : `${width} legs`}.`;
    reading.report([...at, 'leg'], 'LEG_UNKNOWN', detail);
  }
  return leg;
}

function widthOf(tree: Placement | undefined): number {
  if (tree?.shape === 'binary') return 2;
  if (tree?.shape === 'streamline') return 1;
  return tree?.shape === 'matrix' ? (tree.width ?? widest) : widest;
}

function reportTakenLegs(
  reading: Reading,
  codes: readonly string[],
  { parentIndex, leg }: PlacementColumns,
  name: string,
): void {
  const holders = new Map<number, number>();
  parentIndex.forEach((parent, row) => {
    const number = leg[row] ?? 0;
    if (parent < 0 || number === 0) return;
    const place = parent * (widest + 1) + number;
    const holder = holders.get(place);
    if (holder === undefined) holders.set(place, row);
    else {
      const detail = `Leg ${number} of ${codes[parent]} in ${name} is held by ${codes[holder]} already.`;
      reading.report(placeOf(row, name, 'leg'), 'LEG_TAKEN', detail);
    }
  });
}

function placeOf(row: number, name: string, key: string): (string | number)[] {
  return ['members', row, 'placements', name, key];
}
