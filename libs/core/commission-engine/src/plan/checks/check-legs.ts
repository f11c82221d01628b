import type { Fault } from '@upline/kernel';
import { askCondition } from '../ask-condition.js';
import { ownerText, type Tokens } from '../parts/plan-parts.js';
import type { PlanOutline } from '../plan-outline.js';
import type { Tree } from '../plan-schema.js';
import { legsOf } from './check-trees.js';
import { faultAt, type PlanCheck } from './plan-check.js';

/** Questions about legs that their tree cannot answer. */
export const checkLegs: PlanCheck = ({ outline, parts }) => [
  ...outline.volumes.flatMap(({ name, at, part }) => {
    const owner = `volume ${name}`;
    if (!part) return [];
    if ('inLeg' in part && part.inLeg) return checkLeg(outline, part.inLeg, [...at, 'inLeg'], owner);
    if ('legsWith' in part) return checkPersonal(outline, part.personal, [...at, 'personal'], owner);
    if (!('legVolume' in part) || typeof part.take === 'string') return [];
    if ('leg' in part.take) return checkLeg(outline, { tree: part.tree, leg: part.take.leg }, [...at, 'take'], owner);
    return checkStrongest(outline, part.tree, part.take.strongest, [...at, 'take', 'strongest'], owner);
  }),
  ...parts.conditions.flatMap(({ condition, place }) => {
    const asked = askCondition(condition);
    if (asked.kind !== 'legs') return [];
    const { tree, personal, atLeast } = asked.legs;
    const owner = ownerText(place.owner);
    return [
      ...checkPersonal(outline, personal, [...place.at, 'legs', 'personal'], owner),
      ...checkStrongest(outline, tree, atLeast, [...place.at, 'legs', 'atLeast'], owner),
    ];
  }),
  ...outline.bonuses.flatMap(({ name, at, part }) => {
    const tree = part?.kernel === 'pairing' ? treeOf(outline, part.tree) : undefined;
    if (!tree || (tree.kind === 'placement' && tree.shape === 'binary')) return [];
    const detail = `bonus ${name} pairs two legs, so its tree must be a placement tree of shape "binary"`;
    return [faultAt([...at, 'tree'], 'TREE_DOES_NOT_FIT', detail)];
  }),
];

function treeOf({ byName }: PlanOutline, name: string): Tree | undefined {
  return byName.tree.get(name);
}

function checkLeg(outline: PlanOutline, asked: { tree: string; leg: number }, at: Tokens, owner: string): Fault[] {
  const tree = treeOf(outline, asked.tree);
  if (!tree) return [];
  const legs = legsOf(tree);
  if (asked.leg <= legs) return [];
  if (legs === 0) {
    const detail = `${owner} looks at a leg by its number, which only a placement tree has; ${asked.tree} is of kind ${tree.kind}`;
    return [faultAt(at, 'TREE_DOES_NOT_FIT', detail)];
  }
  return [faultAt([...at, 'leg'], 'NO_SUCH_LEG', `${owner} looks at leg ${asked.leg}, but ${asked.tree} has ${legs}`)];
}

/** Not more legs than the tree has. */
function checkStrongest(outline: PlanOutline, name: string, leg: number, at: Tokens, owner: string): Fault[] {
  const tree = treeOf(outline, name);
  const legs = tree ? legsOf(tree) : 0;
  if (legs === 0 || leg <= legs) return [];
  return [faultAt(at, 'NO_SUCH_LEG', `${owner} asks for ${leg} legs, but ${name} has ${legs}`)];
}

/** Whom somebody brought themselves is written in the enroller and the sponsor tree, and in what is derived from them. */
function checkPersonal(outline: PlanOutline, name: string | undefined, at: Tokens, owner: string): Fault[] {
  let tree = name === undefined ? undefined : treeOf(outline, name);
  for (let step = 0; tree && 'of' in tree && step <= outline.trees.length; step++) tree = treeOf(outline, tree.of);
  if (tree?.kind !== 'placement') return [];
  const detail = `${owner} looks for members whom somebody brought themselves in ${name}, which is a placement tree: that is written in an enroller or sponsor tree`;
  return [faultAt(at, 'TREE_DOES_NOT_FIT', detail)];
}
