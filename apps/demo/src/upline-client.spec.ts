import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UplineClient } from './upline-client.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let answer: Answer;
const seen: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => seen.splice(0));

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the client of the demo', () => {
  it('logs in and sends what it got with every request', async () => {
    answer = (_, response) => response.end(JSON.stringify({ accessToken: 'abc' }));
    const client = await clientOf().logIn('demo', 'owner@aurora.example', 'a long password');
    await client.get('/v1/tenant');
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /v1/auth/login', 'GET /v1/tenant']);
    expect(seen[1]?.headers.authorization).toBe('Bearer abc');
  });

  it('gives every POST an idempotency key of its own, and a file its digest', async () => {
    answer = (_, response) => response.end('{}');
    await clientOf().post('/v1/products', {});
    await clientOf().upload('/v1/imports/orders', { contentType: 'text/csv', text: 'a\n' });
    const keys = seen.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
    expect(seen[1]?.headers['content-digest']).toBe('sha-256=:h0KPxSKAPTEGXnvOPPA/5HUJZjHl4Hu9eg/eYMTPJcc=:');
  });

  it('waits as long as it is told when it was too fast, and repeats with the same key', async () => {
    answer = (_, response) =>
      seen.length === 1
        ? response.writeHead(429, { 'retry-after': '0' }).end('{}')
        : response.end(JSON.stringify({ done: true }));
    await expect(clientOf().post('/v1/runs')).resolves.toEqual({ done: true });
    expect(seen[1]?.headers['idempotency-key']).toBe(seen[0]?.headers['idempotency-key']);
  });

  it('says in one sentence what the API refused, and why', async () => {
    const problem = { code: 'PLAN.INVALID', detail: 'No.', errors: [{ pointer: '/document', detail: 'is missing' }] };
    answer = (_, response) => response.writeHead(422).end(JSON.stringify(problem));
    await expect(clientOf().post('/v1/plans')).rejects.toMatchObject({
      status: 422,
      code: 'PLAN.INVALID',
      message: 'POST /v1/plans was answered with 422 PLAN.INVALID: No. /document is missing',
    });
  });

  it('copes with an answer that is no problem document', async () => {
    answer = (_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>');
    await expect(clientOf().get('/v1/tenant')).rejects.toThrow('502 no code: <h1>Bad gateway</h1>');
  });

  it('reads a list to its last page', async () => {
    answer = ({ url = '' }, response) => {
      const isFirst = !url.includes('cursor');
      response.end(JSON.stringify({ data: isFirst ? [1, 2] : [3], nextCursor: isFirst ? 'a+b' : null }));
    };
    const rows: number[] = [];
    for await (const row of clientOf().pages<number>('/v1/numbers')) rows.push(row);
    expect(rows).toEqual([1, 2, 3]);
    expect(seen[1]?.url).toBe('/v1/numbers?limit=200&cursor=a%2Bb');
  });
});

function clientOf(): UplineClient {
  return new UplineClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
