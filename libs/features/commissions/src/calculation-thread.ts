import { Worker } from 'node:worker_threads';
import type {
  CalculationResult,
  LinePage,
  PayeeExplanation,
  Plan,
  Snapshot,
  SourceTrace,
} from '@upline/commission-engine';
import { type Fault, UplineError } from '@upline/kernel';

/** What the thread is asked, one question at a time. */
export type Question =
  | { readonly ask: 'calculate'; readonly plan: Plan; readonly snapshot: Snapshot }
  | { readonly ask: 'prepare'; readonly plan: Plan; readonly snapshot: Snapshot }
  | { readonly ask: 'sandbox'; readonly plan: object; readonly period: object }
  | { readonly ask: 'explainPayee'; readonly memberIndex: number; readonly page: LinePage }
  | { readonly ask: 'traceSource'; readonly memberIndex: number };

export type Reply =
  | { readonly value: unknown }
  | { readonly refusal: { readonly code: string; readonly detail: string; readonly faults: readonly Fault[] } }
  | { readonly defect: string };

/**
 * A thread that calculates, so that the event loop stays free to keep the lease and to answer. Questions are answered in
 * the order in which they come.
 */
export class CalculationThread {
  private readonly worker = new Worker(new URL('./calculation.thread.js', import.meta.url));
  private last: Promise<unknown> = Promise.resolve();
  private ended = false;

  constructor() {
    this.worker.once('exit', () => (this.ended = true));
  }

  async calculate(plan: Plan, snapshot: Snapshot): Promise<CalculationResult> {
    return (await this.ask({ ask: 'calculate', plan, snapshot })) as CalculationResult;
  }

  /** Calculates and keeps the working, for questions about single members. Answers with the digest. */
  async prepare(plan: Plan, snapshot: Snapshot): Promise<string> {
    return (await this.ask({ ask: 'prepare', plan, snapshot })) as string;
  }

  /** Calculates a plan and a period file, and answers with what the workbench prints as JSON. */
  async sandbox(plan: object, period: object): Promise<object> {
    return (await this.ask({ ask: 'sandbox', plan, period })) as object;
  }

  async explainPayee(memberIndex: number, page: LinePage): Promise<PayeeExplanation> {
    return (await this.ask({ ask: 'explainPayee', memberIndex, page })) as PayeeExplanation;
  }

  async traceSource(memberIndex: number): Promise<SourceTrace> {
    return (await this.ask({ ask: 'traceSource', memberIndex })) as SourceTrace;
  }

  /** Ends the thread once it has answered what it was asked. */
  async stop(): Promise<void> {
    await this.last.catch(() => undefined);
    await this.worker.terminate();
  }

  /** Ends the thread at once, whatever it is at. */
  async abandon(): Promise<void> {
    await this.worker.terminate();
  }

  private ask(question: Question): Promise<unknown> {
    const answer = this.last.catch(() => undefined).then(() => this.exchange(question));
    this.last = answer;
    return answer;
  }

  private exchange(question: Question): Promise<unknown> {
    if (this.ended) return Promise.reject(threadEnded());
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        this.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (reply: Reply) => settle(() => settleWith(reply, resolve, reject));
      const onError = (error: unknown) => settle(() => reject(error as Error));
      const onExit = () => settle(() => reject(threadEnded()));
      this.worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      this.worker.postMessage(question);
    });
  }
}

function settleWith(reply: Reply, resolve: (value: unknown) => void, reject: (error: Error) => void): void {
  if ('value' in reply) resolve(reply.value);
  else if ('refusal' in reply) reject(new UplineError(reply.refusal.code, reply.refusal.detail, reply.refusal.faults));
  // The same question would meet the same defect again, so this is a refusal too and not worth another try.
  else reject(new UplineError('COMMISSION_RUN.DEFECT', reply.defect));
}

function threadEnded(): UplineError {
  return new UplineError('COMMISSION_RUN.THREAD_ENDED', 'The calculation ended before it answered. Ask again.');
}
