import type { RunAnswer } from '../answers.js';
import type { Narrator } from '../narrator.js';
import { UnexpectedAnswer } from '../unexpected-answer.js';
import { type CalculatedRun, calculatedRun } from './calculated-run.js';
import type { Company } from './company.js';
import { followRun } from './follow-run.js';

/** Two people close a month: the owner calculates it, and somebody else looks at it, approves it and posts it. */
export async function closeMonth(
  { asOwner, asApprover }: Company,
  planId: string,
  period: string,
  narrator: Narrator,
): Promise<CalculatedRun> {
  const calculated = await narrator.step({
    title: `Calculate ${period} for payment`,
    work: async (progress) => {
      const started = await asOwner.post<RunAnswer>('/v1/runs', { period, kind: 'final', planId });
      return calculatedRun(await followRun(asOwner, started.runId, 'calculated', progress));
    },
    note: noteOfTotals,
  });
  const path = `/v1/runs/${calculated.runId}`;
  await narrator.step({
    title: 'Let the owner approve their own run',
    work: () => expectRefusal(() => asOwner.post(`${path}/approve`), 403, 'COMMISSION_RUN.SAME_PERSON'),
    note: (refusal) => `refused with ${refusal.status} ${refusal.code}, as it must be`,
  });
  return narrator.step({
    title: 'Let finance approve and post it',
    work: async (progress) => {
      await asApprover.post(`${path}/approve`, { comment: 'Totals compared with the web shop' });
      await asApprover.post(`${path}/post`);
      const posted = await followRun(asApprover, calculated.runId, 'posted', progress);
      return { ...calculatedRun(posted), seconds: calculated.seconds };
    },
    note: ({ totals }) => `${totals.total.amount} ${totals.total.currency} in the ledger`,
  });
}

/** A look at a month that is still open; nobody is paid by it. */
export async function previewMonth(
  { asOwner }: Company,
  planId: string,
  period: string,
  narrator: Narrator,
): Promise<CalculatedRun> {
  return narrator.step({
    title: `Preview ${period}`,
    work: async (progress) => {
      const started = await asOwner.post<RunAnswer>('/v1/runs', { period, kind: 'preview', planId });
      return calculatedRun(await followRun(asOwner, started.runId, 'calculated', progress));
    },
    note: noteOfTotals,
  });
}

function noteOfTotals({ totals: { lines, payees, total } }: CalculatedRun): string {
  return `${lines} lines for ${payees} payees, ${total.amount} ${total.currency}`;
}

async function expectRefusal(attempt: () => Promise<unknown>, status: number, code: string): Promise<UnexpectedAnswer> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof UnexpectedAnswer && error.status === status && error.code === code) return error;
    throw error;
  }
  throw new Error(`Upline should have refused this with ${status} ${code}, and did it instead.`);
}
