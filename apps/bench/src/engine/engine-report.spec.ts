import { drawBenchmarkData } from '../data/benchmark-data.js';
import { thisMachine } from '../machine.js';
import type { Report } from '../report.js';
import { describeEngine } from './describe-engine.js';
import { growthSteps } from './engine-bench.js';
import type { EngineFigures } from './engine-figures.js';
import { engineGoals } from './engine-goals.js';
import { bareMonth } from './floor/bare-month.js';
import { measureCompany } from './measure-company.js';
import { LocalContestant } from './measure/local-contestant.js';
import { spreadOf } from './measure/spread.js';
import { bonusNames } from './month-lines.js';

const same = { onlyInFirst: 0, onlyInSecond: 0 };
const company = drawBenchmarkData(300, 'random', 1);
const floor = new LocalContestant(
  () => bareMonth(company),
  ({ lines }) => lines,
);
const measured = await measureCompany('random', company, floor);
const figures: EngineFigures = {
  uplineBonuses: bonusNames,
  main: {
    ...measured,
    upline: { medianMilliseconds: 2_900, bestMilliseconds: 2_800, lines: 5 },
    ratio: 2.5,
    differences: { all: same, unilevel: same, binary: same, matching: same, pool: same },
  },
  memory: {
    floor: { snapshotMebibytes: 100, peakAboveMebibytes: 150, resultMebibytes: 120 },
    upline: { snapshotMebibytes: 300, peakAboveMebibytes: 500, resultMebibytes: 130 },
  },
  rivalMilliseconds: 1_000,
  hybrid: { medianMilliseconds: 2_900, bestMilliseconds: 2_700, lines: 7 },
  explanations: {
    prepareMilliseconds: 3_000,
    asked: 200,
    medianMilliseconds: 20,
    worstMilliseconds: 90,
    topMilliseconds: 300,
  },
  growth: [measured],
};

describe('the report of the engine', () => {
  it('times both sides by turns and counts the lines', () => {
    expect(measured).toMatchObject({ company: 'random', members: 300, orders: 810, repetitions: 7 });
    expect(measured.floor.bestMilliseconds).toBeLessThanOrEqual(measured.floor.medianMilliseconds);
    expect(measured.floor.lines - measured.differences.all.onlyInFirst).toBe(
      measured.upline.lines - measured.differences.all.onlyInSecond,
    );
  });

  it('takes the middle and the best of what was timed', () => {
    expect(spreadOf([9, 1, 4])).toEqual({ medianMilliseconds: 4, bestMilliseconds: 1 });
    expect(spreadOf([9, 1, 4, 5])).toEqual({ medianMilliseconds: 4.5, bestMilliseconds: 1 });
  });

  it('holds every goal of the engine', () => {
    expect(engineGoals(figures)).toEqual([
      { name: 'same lines as the floor', goal: 0, measured: 0, met: true },
      { name: 'calculation at most 3x the rival', goal: 3, measured: 2.9, met: true },
      { name: 'calculation at most 3x the floor', goal: 3, measured: 2.5, met: true },
      { name: 'memory below 600 MiB above the snapshot', goal: 600, measured: 500, met: true },
      { name: 'hybrid plan under 3 s', goal: 3, measured: 2.9, met: true },
      { name: 'explanation of one payee under 100 ms', goal: 100, measured: 90, met: true },
    ]);
  });

  it('meets no goal of the benchmark month with other lines', () => {
    const differences = { ...figures.main.differences, all: { onlyInFirst: 1, onlyInSecond: 0 } };
    const goals = engineGoals({ ...figures, main: { ...figures.main, differences } });
    expect(goals.map(({ met }) => met)).toEqual([false, false, false, false, true, true]);
  });

  it('prints missed goals as it prints met ones', () => {
    const main = { ...figures.main, ratio: 3.01 };
    const report: Report<EngineFigures> = {
      name: 'engine',
      machine: thisMachine(),
      seed: 1,
      rows: { members: 300, orders: 810 },
      figures: { ...figures, main },
      goals: engineGoals({ ...figures, main }),
    };
    const text = describeEngine(report);
    expect(text).toMatch(/calculation at most 3x the floor +3 +3\.01 +missed$/m);
    expect(text).toMatch(/hybrid plan under 3 s +3 +2\.9 +met$/m);
  });

  it('grows by tens up to the size asked for, and ends with a chain and a star of it', () => {
    expect(growthSteps(1_000_000)).toEqual([
      { shape: 'random', memberCount: 10_000 },
      { shape: 'random', memberCount: 100_000 },
      { shape: 'chain', memberCount: 1_000_000 },
      { shape: 'star', memberCount: 1_000_000 },
    ]);
    expect(growthSteps(1_000_000, 10_000_000).map(({ memberCount }) => memberCount)).toEqual([
      10_000, 100_000, 1_000_000, 10_000_000, 1_000_000, 1_000_000,
    ]);
    expect(growthSteps(500)).toEqual([
      { shape: 'chain', memberCount: 500 },
      { shape: 'star', memberCount: 500 },
    ]);
  });
});
