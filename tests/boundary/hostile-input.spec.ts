import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type pg from 'pg';
import { type ApiDescription, apiDescription, type Route, routesOf } from '../support/api-description.js';
import { platformAdmin } from '../support/api-client.js';
import { changedTables, type CompanyState, CompanyStateReader } from '../support/company-state.js';
import { openDatabase } from '../support/database-users.js';
import { type FurnishedCompany, furnishedCompany } from '../support/furnished-company.js';
import { hostileRequests } from '../support/hostile-requests.js';
import { withoutFields } from '../support/mutation.js';
import { problemFaults } from '../support/problem-faults.js';
import { type RawAnswer, type RawRequest, send } from '../support/send.js';
import { validObject } from '../support/valid-body.js';

/** Refusals that write by design: what came before the unreadable part of a file stays; a stolen token ends its family. */
const writingRefusals = ['IMPORT.UNREADABLE', 'AUTH.REFRESH_REUSED'];
const seed = 20_261_101;
/** More of the same takes longer: each round is another seed and another company. */
const rounds = Number(process.env.UPLINE_FUZZ_RUNS ?? 1);
const requestsPerRoute = 12;

let document: ApiDescription;
let owner: pg.Client;
let reader: CompanyStateReader;

beforeAll(async () => {
  document = await apiDescription();
  owner = await openDatabase('owner');
  reader = await CompanyStateReader.of(owner);
});

afterAll(() => owner.end());

/** Sends what comes in and puts down what should not have been answered. */
class Siege {
  private readonly examples = new Map<string, string>();
  readonly statuses = new Map<number, number>();
  private state: CompanyState = {};
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });

  constructor(private readonly company: FurnishedCompany) {
    this.ajv.addSchema(document, 'openapi');
  }

  async lay(route: Route, requests: readonly RawRequest[]): Promise<void> {
    const client = route.path.startsWith('/v1/tenants') ? await platformAdmin() : this.company.owner;
    for (const request of requests) {
      this.state = await this.settledState();
      const answer = await send({ ...request, headers: { ...client.authorization(), ...request.headers } });
      this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
      for (const fault of await this.judge(route, answer)) {
        const example = `${shown(request)} -> ${answer.status} ${answer.text.slice(0, 300)}`;
        this.examples.set(`${route.operationId} ${fault}`, example);
      }
    }
  }

  /** Every kind of fault with the last request that showed it. */
  faults(): string[] {
    return [...this.examples].map(([fault, example]) => `${fault}: ${example}`);
  }

  private async judge(route: Route, answer: RawAnswer): Promise<string[]> {
    if (answer.status >= 500) return ['broke'];
    if (answer.status < 400) return this.undescribed(route, answer);
    const faults = problemFaults(answer);
    if (faults.length > 0) return faults;
    const { code } = JSON.parse(answer.text) as { code: string };
    const changed = changedTables(this.state, await this.settledState());
    return changed.length > 0 && !writingRefusals.includes(code) ? [`refused, and wrote to ${changed.join(', ')}`] : [];
  }

  /** Where an answer is not what the document says that it is. */
  private undescribed(route: Route, { status, text }: RawAnswer): string[] {
    const { content } = route.responses[String(status)] ?? {};
    if (route.responses[String(status)] === undefined)
      return [`answered ${status}, which the description does not know`];
    if (content?.['application/json'] === undefined) return [];
    const place = [
      'paths',
      route.path,
      route.method.toLowerCase(),
      'responses',
      String(status),
      'content',
      'application/json',
      'schema',
    ];
    const pointer = place
      .map((token) => encodeURIComponent(token.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate: ValidateFunction = this.ajv.compile({ $ref: `openapi#/${pointer}` });
    return validate(JSON.parse(text)) ? [] : [`answered what is not described: ${validate.errors?.[0]?.schemaPath}`];
  }

  /** What the company's rows are once no worker is at them any more. */
  private async settledState(): Promise<CompanyState> {
    const { tenantId } = this.company.owner;
    for (;;) {
      const { rowCount } = await owner.query(
        `SELECT FROM commission_runs WHERE tenant_id = $1 AND status IN ('queued', 'loading', 'calculating', 'writing')`,
        [tenantId],
      );
      if (rowCount === 0) return reader.read(tenantId);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function shown({ method, path, headers, type, body }: RawRequest): string {
  const text = typeof body === 'string' ? body : body && `0x${Buffer.from(body).toString('hex')}`;
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${type ?? ''} ${(text ?? '').slice(0, 600)}`;
}

describe('hostile requests', () => {
  it.each(Array.from({ length: rounds }, (_, round) => seed + 1000 * round))(
    'break nothing, are refused in due form and write nothing then (seed %d)',
    async (roundSeed) => {
      const [company, foreign] = await Promise.all([furnishedCompany(), furnishedCompany()]);
      const siege = new Siege(company);
      const ids = { own: company.ids, foreign: foreign.ids };
      const routes = routesOf(document);
      for (const [index, route] of routes.entries()) {
        const numRuns = route.method === 'GET' ? requestsPerRoute : requestsPerRoute * 2;
        await siege.lay(route, fc.sample(hostileRequests(route, ids), { seed: roundSeed + index, numRuns }));
      }
      expect({ seed: roundSeed, faults: siege.faults() }).toEqual({ seed: roundSeed, faults: [] });
      // Nothing is proven where everything is refused for the same reason, or nothing is.
      expect([...siege.statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 204, 400, 404, 409, 412, 415, 422]));
    },
    120_000,
  );

  it('break nothing either where they have nothing or null in the place of a field', async () => {
    const company = await furnishedCompany();
    const siege = new Siege(company);
    let sent = 0;
    for (const route of routesOf(document)) {
      const valid = validObject(route, company.ids);
      if (valid === null) continue;
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => company.ids[name] ?? name);
      const requests = withoutFields(valid).map((body): RawRequest => {
        const headers = route.method === 'PATCH' ? { 'if-match': '"1"' } : {};
        return { method: route.method, path, headers, type: 'application/json', body: JSON.stringify(body) };
      });
      sent += requests.length;
      await siege.lay(route, requests);
    }
    expect(siege.faults()).toEqual([]);
    expect(sent).toBeGreaterThan(150);
  });
});
