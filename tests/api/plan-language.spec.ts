import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ApiClient, newCompany } from '../support/api-client.js';

const library = path.resolve('libs/core/commission-engine/library');
const plans = readdirSync(library, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const read = (plan: string, file: string): object =>
  JSON.parse(readFileSync(path.join(library, plan, file), 'utf8')) as object;

let company: ApiClient;

beforeAll(async () => {
  company = await newCompany();
});

describe('the sandbox', () => {
  it.each(plans.map(({ name }) => name))('calculates the ready-made plan %s on its example', async (name) => {
    const files = { plan: read(name, 'plan.json'), period: read(name, 'example.json') };
    const { status, body } = await company.post('/v1/sandbox/calculations', files);
    expect(status).toBe(200);
    const { periods } = body.result as { periods: { language: string; members: { lines: object[] }[] }[] };
    expect(periods.map(({ language }) => language)).toContain('upline-result/1');
    expect(periods.flatMap(({ members }) => members.flatMap(({ lines }) => lines)).length).toBeGreaterThan(0);
  });

  it('names every fault of both files at once, and calculates nothing', async () => {
    const plan = { ...read('differential', 'plan.json'), currency: 'XXX' };
    const period = {
      ...read('differential', 'example.json'),
      period: '2026-13',
      members: [{ code: 'A', sponsor: 'B' }],
    };
    const { status, body } = await company.post('/v1/sandbox/calculations', { plan, period });
    expect([status, body.code]).toEqual([422, 'SANDBOX.INVALID']);
    const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/plan/currency', '/period/period', '/period/members/0/sponsor']));
  });

  it('refuses a carried state that makes no sense, whatever is in its lists', async () => {
    const carried = {
      asOf: '2026-09-30',
      numbers: {},
      names: {},
      lists: { board: [{ board: 'x' }], cycler: [{ a: [null] }] },
    };
    for (const name of ['board-2x2', 'hybrid', 'two-up']) {
      const period = { ...read(name, 'example.json'), carried };
      const { status } = await company.post('/v1/sandbox/calculations', { plan: read(name, 'plan.json'), period });
      expect([200, 422]).toContain(status);
    }
  });
});

describe('a plan of the whole language', () => {
  it('is saved as a draft, told in plain English, and not put in force without the facts that it reads', async () => {
    const document = read('hybrid', 'plan.json');
    const created = await company.post('/v1/plans', { name: 'Hybrid', document });
    expect(created.status).toBe(201);
    const version = `/v1/plans/${String(created.body.planId)}/versions/1`;
    const { body } = await company.get(`${version}/specification`);
    expect(String(body.markdown)).toMatch(/^# /);
    expect(String(body.html)).toContain('<!doctype html>');
    const refused = await company.post(`${version}/publish`, { effectiveFromPeriod: '2026-11' });
    expect([refused.status, refused.body.code]).toEqual([422, 'PLAN.FACTS_NOT_RECORDED']);
    expect((refused.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toContain(
      '/document/trees/team',
    );
  });

  it.each(['plan-schema', 'period-schema'])('has a JSON Schema for editors: %s', async (schema) => {
    const { status, body } = await company.get(`/v1/plan-language/${schema}`);
    expect(status).toBe(200);
    expect(body.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});
