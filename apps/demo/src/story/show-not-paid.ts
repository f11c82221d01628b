import type { Page, Refusal, TraceAnswer, TraceStep } from '../answers.js';
import type { Narrator } from '../narrator.js';
import type { UplineClient } from '../upline-client.js';
import type { CalculatedRun } from './calculated-run.js';
import type { Earner } from './show-earnings.js';

interface PaidLine {
  readonly level: number;
  readonly source: { readonly memberId: string; readonly code: string };
}

export interface NotPaid extends Pick<Refusal, 'reason' | 'required' | 'actual' | 'sentence'> {
  readonly period: string;
  readonly runId: string;
  /** Whose purchases went up. */
  readonly buyer: string;
  /** Who was passed over, at which level, and who took the level instead. */
  readonly member: string;
  readonly level: number;
  readonly paidInstead: string | null;
}

const TRACES_READ = 40;

/** Follows purchases upward until somebody is passed over: the question that a distributor asks first. */
export async function showNotPaid(
  client: UplineClient,
  run: CalculatedRun,
  earner: Earner,
  narrator: Narrator,
): Promise<NotPaid> {
  const linesPath = `/v1/runs/${run.runId}/payees/${earner.memberId}/lines?limit=200`;
  const { data } = await client.get<Page<PaidLine>>(linesPath);
  const fromAfar = [...data].sort((a, b) => b.level - a.level).slice(0, TRACES_READ);
  for (const { source } of fromAfar) {
    const trace = await client.get<TraceAnswer>(`/v1/runs/${run.runId}/members/${source.memberId}/trace`);
    const found = trace.bonuses.map(({ steps }) => passedOver(steps)).find((step) => step !== null);
    if (found) return tell({ ...found, period: run.period, runId: run.runId, buyer: source.code }, narrator);
  }
  throw new Error(
    `Nobody was passed over on the way up from ${fromAfar.length} buyers, which this plan makes unlikely.`,
  );
}

function passedOver(steps: readonly TraceStep[]): Omit<NotPaid, 'period' | 'runId' | 'buyer'> | null {
  const index = steps.findIndex(({ outcome, refusal }) => outcome === 'skipped' && refusal !== null);
  const step = steps[index];
  if (!step?.refusal) return null;
  const { reason, required, actual, sentence } = step.refusal;
  const heir = steps.slice(index + 1).find(({ level, outcome }) => outcome === 'paid' && level === step.level);
  const paidInstead = heir?.member ?? null;
  return { member: step.member, level: step.level, reason, required, actual, sentence, paidInstead };
}

function tell(notPaid: NotPaid, narrator: Narrator): NotPaid {
  const { member, buyer, level, reason, required, actual, sentence, paidInstead } = notPaid;
  narrator.chapter(`Why ${member} gets nothing at level ${level} for what ${buyer} bought`);
  narrator.say(`${sentence} (rule ${reason}, required ${required}, actual ${actual})`);
  narrator.say(paidInstead ? `The level went on up and was paid to ${paidInstead}.` : 'Nobody above took the level.');
  return notPaid;
}
