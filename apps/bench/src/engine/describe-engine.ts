import type { Report } from '../report.js';
import { textTable } from '../text-table.js';
import type { CompanyFigures, EngineFigures } from './engine-figures.js';
import type { MemoryFigures } from './measure/memory-figures.js';
import { bonusNames } from './month-lines.js';

/** The report for people. */
export function describeEngine({ machine, seed, figures, goals }: Report<EngineFigures>): string {
  const { main, growth, memory, uplineBonuses, hybrid, explanations, rivalMilliseconds } = figures;
  const missing = bonusNames.filter((name) => !uplineBonuses.includes(name));
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryMebibytes} MiB, ${machine.system}, Node ${machine.node}; seed ${seed}`,
    ...(missing.length > 0 ? [`Upline does not compute ${missing.join(', ')} yet; the floor does.`] : []),
    '',
    'Calculation in milliseconds: floor and Upline by turns, after warming up',
    textTable([companyHeadings, ...[main, ...growth].map(companyRow)]),
    '',
    'Lines of the first company that the other side does not have',
    textTable([
      ['bonus', 'only floor', 'only Upline'],
      ...Object.entries(main.differences).map(([name, { onlyInFirst, onlyInSecond }]) => [
        name,
        grouped(onlyInFirst),
        grouped(onlyInSecond),
      ]),
    ]),
    '',
    'Memory in MiB, each in a process of its own: resident before, the most beyond that while calculating, kept by the result',
    textTable([
      ['', 'before', 'peak above', 'result'],
      memoryRow('floor', memory.floor),
      memoryRow('Upline', memory.upline),
    ]),
    '',
    `The hybrid plan: ${grouped(hybrid.lines)} lines in ${grouped(hybrid.medianMilliseconds)} ms (median; best ${grouped(hybrid.bestMilliseconds)}).`,
    `Explanations once prepared (${grouped(explanations.prepareMilliseconds)} ms): ${explanations.asked} members, median ${explanations.medianMilliseconds} ms, slowest ${explanations.worstMilliseconds} ms; the top of the tree ${explanations.topMilliseconds} ms.`,
    ...(rivalMilliseconds === null ? [] : [`The rival's computing steps: ${grouped(rivalMilliseconds)} ms.`]),
    '',
    'Goals',
    textTable([
      ['goal', 'at most', 'measured', ''],
      ...goals.map(({ name, goal, measured, met }) => [
        name,
        grouped(goal),
        measured === null ? 'not yet' : grouped(measured),
        verdictOf(measured, goal, met),
      ]),
    ]),
  ].join('\n');
}

function verdictOf(measured: number | null, goal: number, met: boolean): string {
  if (met) return 'met';
  return measured !== null && measured <= goal ? 'missed: other lines' : 'missed';
}

const companyHeadings = [
  'company',
  'members',
  'orders',
  'floor median',
  'best',
  'Upline median',
  'best',
  'ratio',
  'floor lines',
  'Upline lines',
  'lines',
];

function companyRow({ company, members, orders, floor, upline, ratio, differences }: CompanyFigures): string[] {
  const { onlyInFirst, onlyInSecond } = differences.all;
  return [
    company,
    grouped(members),
    grouped(orders),
    floor.medianMilliseconds.toFixed(1),
    floor.bestMilliseconds.toFixed(1),
    upline.medianMilliseconds.toFixed(1),
    upline.bestMilliseconds.toFixed(1),
    ratio.toFixed(2),
    grouped(floor.lines),
    grouped(upline.lines),
    onlyInFirst + onlyInSecond === 0 ? 'same' : 'differ',
  ];
}

function memoryRow(name: string, { snapshotMebibytes, peakAboveMebibytes, resultMebibytes }: MemoryFigures): string[] {
  return [name, grouped(snapshotMebibytes), grouped(peakAboveMebibytes), grouped(resultMebibytes)];
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
