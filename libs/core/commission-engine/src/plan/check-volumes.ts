import { type Fault, jsonPointer } from '@upline/kernel';
import type { PlanOutline } from './plan-outline.js';

/** Sums over volumes or trees that do not exist, and volumes that are defined by themselves. */
export function checkVolumes(outline: PlanOutline): Fault[] {
  const sums = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { name, at, part } of outline.volumes) {
    if (!part || !('sum' in part)) continue;
    if (outline.volumes.some((volume) => volume.name === part.sum)) sums.set(name, part.sum);
    else faults.push(unknown([...at, 'sum'], 'VOLUME', `volume ${name} sums the volume ${part.sum}`));
    if (!outline.trees.has(part.tree)) {
      faults.push(unknown([...at, 'tree'], 'TREE', `volume ${name} sums over the tree ${part.tree}`));
    }
  }
  return [...faults, ...cyclesOf(sums)];
}

/** One fault per circle, at the volume of the circle that the plan names first. */
function cyclesOf(sums: ReadonlyMap<string, string>): Fault[] {
  const done = new Set<string>();
  const faults: Fault[] = [];
  for (const start of sums.keys()) {
    const path: string[] = [];
    let name: string | undefined = start;
    while (name !== undefined && !done.has(name)) {
      done.add(name);
      path.push(name);
      name = sums.get(name);
    }
    const from = name === undefined ? -1 : path.indexOf(name);
    if (from < 0 || name === undefined) continue;
    const circle = [...path.slice(from), name].join(' -> ');
    faults.push({
      pointer: jsonPointer('volumes', name, 'sum'),
      code: 'PLAN.CIRCULAR',
      detail: `volume ${name} is defined by itself: ${circle}`,
    });
  }
  return faults;
}

function unknown(at: readonly (string | number)[], what: string, asks: string): Fault {
  return {
    pointer: jsonPointer(...at),
    code: `PLAN.UNKNOWN_${what}`,
    detail: `${asks}, which the plan does not define`,
  };
}
