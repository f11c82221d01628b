import type { PlanOutline } from '../plan-outline.js';
import { addBonusParts } from './bonus-parts.js';
import { addCondition, addTree, addVolume } from './condition-parts.js';
import { addCutParts } from './cut-parts.js';
import type { PlanParts } from './plan-parts.js';
import { addVolumeParts } from './volume-parts.js';

/** Every name that is used, every condition and every table of a plan, in the order in which the plan is read. */
export function collectParts(outline: PlanOutline): PlanParts {
  const parts: PlanParts = { references: [], conditions: [], tables: [] };
  addTrees(parts, outline);
  for (const { name, at, part } of outline.volumes) {
    if (part) addVolumeParts(parts, part, { at, owner: { kind: 'volume', name } });
  }
  const { active } = outline;
  if (active.part) addCondition(parts, active.part, { at: active.at, owner: { kind: 'active', name: 'active' } });
  addLadders(parts, outline);
  for (const { name, at, part } of outline.bonuses) {
    if (part) addBonusParts(parts, part, { at, owner: { kind: 'bonus', name } });
  }
  for (const { name, at, part } of outline.cuts) {
    if (part) addCutParts(parts, part, { at, owner: { kind: 'cut', name } });
  }
  if (outline.payout?.rates === 'blend') {
    const place = { at: ['payout', 'weights'], owner: { kind: 'payout', name: 'payout' } } as const;
    addVolume(parts, outline.payout.weights, place, 'weights currencies by the volume');
  }
  return parts;
}

function addTrees(parts: PlanParts, { trees }: PlanOutline): void {
  for (const { name, at, part } of trees) {
    if (!part || !('of' in part)) continue;
    const owner = { kind: 'tree', name } as const;
    addTree(parts, part.of, { at: [...at, 'of'], owner }, 'is derived from the tree');
    if (part.kind === 'pass-up' && part.counts) addCondition(parts, part.counts, { at: [...at, 'counts'], owner });
    if (part.kind === 'coded')
      addVolume(parts, part.code, { at: [...at, 'code'], owner }, 'takes codes from the volume');
    if (part.kind === 'compressed') addCondition(parts, part.drop, { at: [...at, 'drop'], owner });
  }
}

function addLadders(parts: PlanParts, { ladders }: PlanOutline): void {
  for (const { name, at, decidedIn, ranks } of ladders) {
    if (decidedIn !== undefined) {
      const place = { at: [...at, 'decidedIn'], owner: { kind: 'ladder', name } } as const;
      parts.references.push({ kind: 'period', name: decidedIn, place, says: 'is decided every' });
    }
    for (const rank of ranks) {
      const place = { at: [...rank.at, 'when'], owner: { kind: 'rank', name: rank.name } } as const;
      if (rank.part) addCondition(parts, rank.part, place);
    }
  }
}
