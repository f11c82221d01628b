import type { Contestant } from './contestant.js';

/** A small company is calculated often before it counts, so that Node has compiled what there is to compile. */
const warmUpMilliseconds = 500;

/**
 * The milliseconds of each repetition of both, after warming up. They run by turns, so that whatever else the machine does in
 * the meantime falls on both.
 */
export async function timeByTurns(
  first: Contestant,
  second: Contestant,
  repetitions: number,
): Promise<[first: number[], second: number[]]> {
  await warmUp(first);
  await warmUp(second);
  const [firstTimes, secondTimes]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < repetitions; turn++) {
    firstTimes.push(await first.run());
    secondTimes.push(await second.run());
  }
  return [firstTimes, secondTimes];
}

async function warmUp(contestant: Contestant): Promise<void> {
  for (let spent = 0; spent < warmUpMilliseconds;) spent += await contestant.run();
}
