import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Session } from './answers.js';
import { UnexpectedAnswer } from './unexpected-answer.js';

type Credential = Readonly<Record<string, string>>;

interface Upload {
  readonly contentType: 'text/csv' | 'application/x-ndjson';
  readonly text: string;
}

const ATTEMPTS = 4;
const PATIENCE_MILLISECONDS = 180_000;

/** A client such as every storefront would write: fetch, a credential, and a key that makes every POST safe to repeat. */
export class UplineClient {
  constructor(
    private readonly url: string,
    private readonly credential: Credential = {},
  ) {}

  async logIn(tenant: string, email: string, password: string): Promise<UplineClient> {
    const { accessToken } = await this.post<Session>('/v1/auth/login', { tenant, email, password });
    return new UplineClient(this.url, { authorization: `Bearer ${accessToken}` });
  }

  withApiKey(key: string): UplineClient {
    return new UplineClient(this.url, { 'x-api-key': key });
  }

  async get<T>(path: string): Promise<T> {
    return JSON.parse(await this.text(path)) as T;
  }

  async text(path: string): Promise<string> {
    return this.send('GET', path, {}, null);
  }

  async post<T>(path: string, body: object = {}): Promise<T> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return JSON.parse(await this.send('POST', path, headers, JSON.stringify(body))) as T;
  }

  /** The digest tells two files of one length apart where the key is used again. */
  async upload<T>(path: string, { contentType, text }: Upload): Promise<T> {
    const digest = createHash('sha256').update(text).digest('base64');
    const headers = {
      'content-type': contentType,
      'content-digest': `sha-256=:${digest}:`,
      'idempotency-key': randomUUID(),
    };
    return JSON.parse(await this.send('POST', path, headers, text)) as T;
  }

  /** Every row of a list, page after page. */
  async *pages<T>(path: string): AsyncGenerator<T> {
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<T> = await this.get<Page<T>>(`${path}?limit=200${after}`);
      yield* page.data;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  private async send(method: string, path: string, headers: Credential, body: string | null): Promise<string> {
    const request = { method, headers: { ...this.credential, ...headers }, body };
    for (let attempt = 1; ; attempt += 1) {
      const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
      const response = await fetch(new URL(path, this.url), { ...request, signal });
      const text = await response.text();
      if (response.ok) return text;
      const mayPass = response.status === 429 || response.status === 503;
      if (!mayPass || attempt === ATTEMPTS) throw new UnexpectedAnswer(`${method} ${path}`, response.status, text);
      await pause(1000 * Number(response.headers.get('retry-after') ?? attempt));
    }
  }
}
