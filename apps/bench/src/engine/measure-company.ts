import type { BenchmarkData } from '../data/benchmark-data.js';
import { compareLines } from './compare-lines.js';
import type { CompanyFigures } from './engine-figures.js';
import type { Contestant } from './measure/contestant.js';
import { LocalContestant } from './measure/local-contestant.js';
import { spreadOf } from './measure/spread.js';
import { timeByTurns } from './measure/time-by-turns.js';
import { calculateMonth, linesOf, snapshotOf } from './upline-month.js';

/** Beyond this many members a repetition takes long enough to be believed with fewer of them. */
const largeMemberCount = 2_000_000;

export async function measureCompany(
  name: CompanyFigures['company'],
  company: BenchmarkData,
  floor: Contestant,
): Promise<CompanyFigures> {
  const members = company.members.sponsor.length;
  const repetitions = members > largeMemberCount ? 3 : 7;
  const snapshot = snapshotOf(company);
  const upline = new LocalContestant(() => calculateMonth(snapshot), linesOf);
  const [floorTimes, uplineTimes] = await timeByTurns(floor, upline, repetitions);
  const [floorLines, uplineLines] = [await floor.lines(), await upline.lines()];
  const [floorSpread, uplineSpread] = [spreadOf(floorTimes), spreadOf(uplineTimes)];
  return {
    company: name,
    members,
    orders: company.orders.buyer.length,
    repetitions,
    floor: { ...floorSpread, lines: floorLines.payee.length },
    upline: { ...uplineSpread, lines: uplineLines.payee.length },
    ratio: Math.round((uplineSpread.medianMilliseconds / floorSpread.medianMilliseconds) * 100) / 100,
    differences: compareLines(floorLines, uplineLines, members),
  };
}
