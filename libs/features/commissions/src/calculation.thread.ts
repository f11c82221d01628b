import { parentPort } from 'node:worker_threads';
import {
  calculate,
  calculateFiles,
  checkResult,
  explainPayee,
  type PreparedExplanations,
  prepareExplanations,
  traceSource,
} from '@upline/commission-engine';
import { invariant, UplineError } from '@upline/kernel';
import type { Question, Reply } from './calculation-thread.js';

let prepared: PreparedExplanations | undefined;

function answer(question: Question): unknown {
  switch (question.ask) {
    case 'calculate': {
      const result = calculate(question.plan, question.snapshot);
      checkResult(result);
      return result;
    }
    case 'prepare':
      prepared = prepareExplanations(question.plan, question.snapshot);
      return prepared.result.digest;
    case 'sandbox':
      return calculateFiles(question.plan, question.period);
    case 'explainPayee':
      invariant(prepared, 'asked for an explanation before anything was prepared');
      return explainPayee(prepared, question.memberIndex, question.page);
    case 'traceSource':
      invariant(prepared, 'asked for a trace before anything was prepared');
      return traceSource(prepared, question.memberIndex);
  }
}

function reply(question: Question): Reply {
  try {
    return { value: answer(question) };
  } catch (error) {
    if (error instanceof UplineError) {
      const { code, detail, faults } = error;
      return { refusal: { code, detail, faults } };
    }
    return { defect: (error as Error).stack ?? String(error) };
  }
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(reply(question)));
