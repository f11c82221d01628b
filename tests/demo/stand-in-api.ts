import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { minorOfMoney, moneyOfMinor } from '@upline/money';
import { type StandInMember, StandInMonth, type StandInOrder } from './stand-in-month.js';
import { StandInOrders } from './stand-in-orders.js';

type Body = Record<string, unknown>;
type Answer = { readonly status?: number; readonly body: unknown };

interface Run {
  readonly month: StandInMonth;
  readonly kind: unknown;
  readonly startedBy: string;
  status: string;
  polls: number;
}

/** What an API that misbehaves would do. */
export interface Misbehaviour {
  readonly failedRows?: number;
  readonly approvesForStarter?: boolean;
  readonly payoutCentsTooMuch?: bigint;
}

/** As much of the API as the demo uses: it keeps no rules, but calculates with the real engine. */
export class StandInApi {
  readonly requests: string[] = [];
  readonly slugsTaken = new Set<string>();
  private readonly members: StandInMember[] = [];
  private readonly months = new Map<string, StandInOrder[]>();
  private readonly runs: Run[] = [];
  private readonly products = new Map<string, Record<string, string>>();
  private readonly orderFiles = new StandInOrders(this.products);
  private readonly server: Server = createServer((request, response) => {
    void this.handle(request).then(
      ({ status = 200, body }) =>
        response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(JSON.stringify({ code: 'STAND_IN', detail: String(error) })),
    );
  });

  constructor(private readonly misbehaviour: Misbehaviour = {}) {}

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage): Promise<Answer> {
    const { pathname: path, searchParams } = new URL(request.url ?? '', 'http://stand-in');
    const limit = Number(searchParams.get('limit') ?? 50);
    const text = await readText(request);
    this.requests.push(`${request.method} ${path.replace('/v1', '')}`);
    const [, , noun, id = '', verb = '', memberId = '', part = ''] = path.split('/');
    if (noun === 'imports') return this.import(id, text, request.headers['content-type'] === 'text/csv');
    const body = (text ? JSON.parse(text) : {}) as Body;
    if (noun === 'runs') {
      const caller = String(request.headers.authorization);
      const answer =
        id === '' ? this.startRun(body, caller) : this.answerRun(Number(id), [verb, memberId, part], caller);
      return pageOf(answer, limit, Number(searchParams.get('cursor') ?? 0));
    }
    return this.answerSetup(noun ?? '', id, body);
  }

  private answerSetup(noun: string, id: string, body: Body): Answer {
    switch (noun) {
      case 'auth':
        return { body: { accessToken: String(body['email']) } };
      case 'tenants': {
        const slug = String(body['slug']);
        if (this.slugsTaken.has(slug)) return { status: 409, body: { code: 'TENANT.SLUG_TAKEN', detail: 'Taken.' } };
        return { status: 201, body: { tenantId: 't-1', slug } };
      }
      case 'api-keys':
        return { status: 201, body: { key: 'upl_key' } };
      case 'products':
        this.products.set(String(body['sku']), body['volumes'] as Record<string, string>);
        return { status: 201, body: {} };
      case 'plans':
        return {
          body: id === 'validate' ? { valid: true, errors: [] } : { planId: 'p', version: 1, planHash: 'hash' },
        };
      default:
        return { status: 201, body: {} };
    }
  }

  private import(kind: string, text: string, isCsv: boolean): Answer {
    const rowsRead = text.trimEnd().split('\n').length - (isCsv ? 1 : 0);
    if (kind === 'distributors') {
      this.members.push(
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as StandInMember),
      );
    } else {
      this.months.set(`2026-0${8 + this.months.size}`.replace('010', '10'), this.orderFiles.read(text, isCsv));
    }
    const rowsFailed = this.misbehaviour.failedRows ?? 0;
    const errors = rowsFailed > 0 ? [{ rowNumber: 7, code: 'MEMBER.CODE_TAKEN', detail: 'The code is taken.' }] : [];
    const counts = { rowsRead, rowsCreated: rowsRead - rowsFailed, rowsUnchanged: 0, rowsFailed };
    return { status: 201, body: { importId: 'i', status: 'completed', ...counts, errors } };
  }

  private startRun({ period, kind }: Body, startedBy: string): Answer {
    const month = new StandInMonth(String(period), this.members, this.months.get(String(period)) ?? []);
    this.runs.push({ month, kind, startedBy, status: 'queued', polls: 0 });
    return { status: 202, body: this.runAnswer(this.runs.length - 1) };
  }

  private answerRun(number: number, [verb, code, part]: readonly string[], caller: string): Answer {
    const run = this.runAt(number);
    const month = run.month;
    if (verb === 'payouts.csv') return { body: this.payoutsOf(month) };
    if (verb === 'members') return { body: month.traceOf(String(code)) };
    if (verb === 'payees' && part === 'explanation') return { body: month.explanationOf(String(code)) };
    if (verb === 'payees') {
      return { body: part === 'lines' ? month.linesOf(String(code)) : month.payees() };
    }
    if (verb === 'approve' && run.startedBy === caller && !this.misbehaviour.approvesForStarter) {
      return { status: 403, body: { code: 'COMMISSION_RUN.SAME_PERSON', detail: 'You started it.' } };
    }
    if (verb === 'approve') run.status = 'approved';
    else if (verb === 'post') run.status = 'posted';
    else if (run.polls++ > 0 && run.status === 'queued') run.status = 'calculated';
    return { body: this.runAnswer(number) };
  }

  private runAnswer(number: number): object {
    const { month, kind, status } = this.runAt(number);
    const isCalculated = status !== 'queued';
    return {
      runId: String(number),
      period: month.period,
      kind,
      status,
      progress: { stage: status, rowsDone: 0, rowsTotal: null },
      totals: isCalculated ? month.totals() : null,
      digest: isCalculated ? month.digest() : null,
      failure: null,
      seconds: isCalculated ? 0.2 : null,
    };
  }

  private runAt(number: number): Run {
    const run = this.runs[number];
    if (!run) throw new Error(`There is no run ${number}`);
    return run;
  }

  private payoutsOf(month: StandInMonth): string {
    let extra = this.misbehaviour.payoutCentsTooMuch ?? 0n;
    const rows = month
      .payees()
      .filter(({ amount }) => !amount.amount.startsWith('-'))
      .map(({ code, name, amount }) => {
        const paid = moneyOfMinor(minorOfMoney(amount) + extra, amount.currency).amount;
        extra = 0n;
        return `${code},"${name}",${code},p-${code},${paid},USD,due,${month.period},r`;
      });
    return ['code,name,memberId,payoutId,amount,currency,status,period,runId', ...rows, ''].join('\n');
  }
}

/** Lists go out page by page; the cursor is the number of rows before. */
function pageOf(answer: Answer, limit: number, before: number): Answer {
  if (!Array.isArray(answer.body)) return answer;
  const next = before + limit;
  const data: unknown[] = answer.body.slice(before, next);
  return { body: { data, nextCursor: next < answer.body.length ? String(next) : null } };
}
