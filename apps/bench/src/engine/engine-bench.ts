import { type CompanySource, fetchCompany } from '../data/company-source.js';
import type { Shape } from '../data/tree-shapes.js';
import { thisMachine } from '../machine.js';
import type { Options } from '../options.js';
import type { Report } from '../report.js';
import { describeEngine } from './describe-engine.js';
import type { CompanyFigures, EngineFigures } from './engine-figures.js';
import { engineGoals } from './engine-goals.js';
import { FloorContestant } from './floor/floor-contestant.js';
import { measureHybrid } from './hybrid-month.js';
import { measureCompany } from './measure-company.js';
import { measureExplanations } from './measure-explanations.js';
import { measureMemory } from './measure/measure-memory.js';
import { timeRival } from './rival.js';
import { plan, snapshotOf, uplineBonuses } from './upline-month.js';

const leastMemberCount = 10_000;

/** The engine beside a bare pass over arrays that computes the same month: how much do exactness and explanation cost? */
export async function runEngineBench(options: Options, tell: (text: string) => void): Promise<Report<EngineFigures>> {
  const source = mainSource(options);
  tell('Measuring memory.');
  const memory = { floor: await measureMemory('floor', source), upline: await measureMemory('upline', source) };
  const measure = async (name: CompanyFigures['company'], from: CompanySource): Promise<CompanyFigures> => {
    const company = await fetchCompany(from);
    tell(`Measuring ${company.members.sponsor.length} members, ${name}.`);
    const floor = new FloorContestant(company);
    try {
      return await measureCompany(name, company, floor);
    } finally {
      await floor.close();
    }
  };
  const company = await fetchCompany(source);
  tell('Measuring explanations and the hybrid plan.');
  const explanations = measureExplanations(plan, snapshotOf(company));
  const hybrid = measureHybrid(company);
  const { rivalScript, databaseUrl } = options;
  const rivalMilliseconds =
    rivalScript !== undefined && databaseUrl !== undefined ? await timeRival(rivalScript, databaseUrl) : null;
  const main = await measure(source.from === 'database' ? 'database' : source.shape, source);
  const growth: CompanyFigures[] = [];
  for (const { shape, memberCount } of growthSteps(main.members, options.growTo)) {
    growth.push(await measure(shape, { from: 'seed', memberCount, shape, seed: options.seed }));
  }
  const figures = { uplineBonuses, main, memory, rivalMilliseconds, hybrid, explanations, growth };
  const report = {
    name: options.name,
    machine: thisMachine(),
    seed: options.seed,
    rows: { members: main.members, orders: main.orders },
    figures,
    goals: engineGoals(figures),
  };
  tell(`\n${describeEngine(report)}`);
  return report;
}

function mainSource({ memberCount, seed, databaseUrl }: Options): CompanySource {
  if (databaseUrl !== undefined) return { from: 'database', databaseUrl };
  return { from: 'seed', memberCount, shape: 'random', seed };
}

/**
 * Ten times as large at each step: up to the main company, or further, up to the size given and past the main company. The size of the
 * main company also comes as a chain and as a star.
 */
export function growthSteps(
  mainMemberCount: number,
  growTo = mainMemberCount - 1,
): { shape: Shape; memberCount: number }[] {
  const steps: { shape: Shape; memberCount: number }[] = [];
  for (let memberCount = leastMemberCount; memberCount <= growTo; memberCount *= 10) {
    steps.push({ shape: 'random', memberCount });
  }
  const extremes = (['chain', 'star'] as const).map((shape) => ({ shape, memberCount: mainMemberCount }));
  return [...steps, ...extremes];
}
