import type { Goal } from '../report.js';
import type { EngineFigures } from './engine-figures.js';

/** A fast calculation of something else meets no goal, so the goals of speed ask for the same lines too. */
export function engineGoals({ main, memory, hybrid, explanations, rivalMilliseconds }: EngineFigures): Goal[] {
  const { onlyInFirst, onlyInSecond } = main.differences.all;
  const isSame = onlyInFirst + onlyInSecond === 0;
  const ofRival =
    rivalMilliseconds === null
      ? []
      : [atMost('calculation at most 3x the rival', 3, times(main, rivalMilliseconds), isSame)];
  return [
    atMost('same lines as the floor', 0, onlyInFirst + onlyInSecond, true),
    ...ofRival,
    atMost('calculation at most 3x the floor', 3, main.ratio, isSame),
    atMost('memory below 600 MiB above the snapshot', 600, memory.upline.peakAboveMebibytes, isSame),
    atMost('hybrid plan under 3 s', 3, hybrid.medianMilliseconds / 1000, true),
    atMost('explanation of one payee under 100 ms', 100, explanations.worstMilliseconds, true),
  ];
}

function times({ upline }: EngineFigures['main'], milliseconds: number): number {
  return Math.round((upline.medianMilliseconds / milliseconds) * 100) / 100;
}

function atMost(name: string, goal: number, measured: number | null, counts: boolean): Goal {
  return { name, goal, measured, met: counts && measured !== null && measured <= goal };
}
