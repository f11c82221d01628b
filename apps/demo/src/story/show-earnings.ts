import { minorOfMoney, type Money } from '@upline/money';
import type { ExplainedLine, ExplanationAnswer, Page, PayeeAnswer } from '../answers.js';
import type { Narrator } from '../narrator.js';
import type { UplineClient } from '../upline-client.js';
import type { CalculatedRun } from './calculated-run.js';

const TOP = 5;

export interface Earner {
  readonly memberId: string;
  readonly code: string;
  readonly name: string;
  readonly paidAsRank: string | null;
  readonly amount: Money;
}

export interface ExplainedEarner extends Earner {
  readonly period: string;
  readonly runId: string;
  readonly lineCount: number;
  readonly exampleLine: ExplainedLine;
}

export async function showTopEarners(client: UplineClient, run: CalculatedRun, narrator: Narrator): Promise<Earner[]> {
  const page = await client.get<Page<PayeeAnswer>>(`/v1/runs/${run.runId}/payees?limit=${TOP}&sort=amount`);
  narrator.chapter(`Who earned most in ${run.period}`);
  for (const { code, name, paidAsRank, lineCount, amount } of page.data) {
    const sum = `${amount.amount} ${amount.currency}`.padStart(14);
    narrator.say(
      `${code}  ${sum}  ${(paidAsRank ?? 'no rank').padEnd(10)} ${String(lineCount).padStart(5)} lines  ${name}`,
    );
  }
  return page.data.map(({ memberId, code, name, paidAsRank, amount }) => ({
    memberId,
    code,
    name,
    paidAsRank,
    amount,
  }));
}

/** Takes one total apart, down to the orders, and holds the parts against the whole. */
export async function explainEarner(
  client: UplineClient,
  run: CalculatedRun,
  earner: Earner,
  narrator: Narrator,
): Promise<ExplainedEarner> {
  const path = `/v1/runs/${run.runId}/payees/${earner.memberId}/explanation`;
  const lines = await allLines(client, path);
  const { currency, amount } = earner.amount;
  const sum = lines.reduce((total, line) => total + minorOfMoney(line.amount), 0n);
  if (sum !== minorOfMoney(earner.amount)) {
    throw new Error(`The explanation of ${earner.code} adds up to ${sum} cents, but ${amount} was stored.`);
  }
  const exampleLine = mostTelling(lines);
  narrator.chapter(`Why ${earner.code} gets ${amount} ${currency}`);
  narrator.say(`${lines.length} lines add up to it, each on what one person below bought. One of them:`);
  narrator.say(sentenceOf(exampleLine));
  for (const { reference, volume } of exampleLine.orders) narrator.say(`  order ${reference}: ${volume} CV`);
  return { ...earner, period: run.period, runId: run.runId, lineCount: lines.length, exampleLine };
}

/** An explanation tells its lines a page at a time. */
async function allLines(client: UplineClient, path: string): Promise<ExplainedLine[]> {
  const lines: ExplainedLine[] = [];
  for (let lineCount = 1; lines.length < lineCount;) {
    const page = await client.get<ExplanationAnswer>(`${path}?linesFrom=${lines.length}`);
    if (page.lines.length === 0) break;
    lines.push(...page.lines);
    lineCount = page.lineCount;
  }
  return lines;
}

function sentenceOf({ bonus, level, source, base, rate, amount }: ExplainedLine): string {
  return `${bonus}, level ${level}: ${rate ?? 'an amount'} on ${base ?? 'what was'} bought by ${source} = ${amount.amount} ${amount.currency}`;
}

/** The line with the most orders, for a sum of several is the one that people ask about. */
function mostTelling(lines: readonly ExplainedLine[]): ExplainedLine {
  const [first, ...others] = lines;
  if (!first) throw new Error('The explanation has no lines.');
  return others.reduce((best, line) => (line.orders.length > best.orders.length ? line : best), first);
}
