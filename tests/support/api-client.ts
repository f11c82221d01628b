import { randomUUID } from 'node:crypto';
import { type Connection, connection } from './connection.js';

export interface Answer {
  readonly status: number;
  // The specs say what they expect of a body; its type would only repeat them.
  readonly body: Record<string, unknown> & { readonly data: Record<string, unknown>[] };
  readonly headers: Headers;
}

type Headed = Readonly<Record<string, string>>;

/** Talks to the API as somebody; to the installation of all specs, unless another is named. */
export class ApiClient {
  constructor(
    private readonly token: string | null = null,
    readonly tenantId: string = '',
    private readonly installation?: Pick<Connection, 'url'>,
  ) {}

  authorization(): Headed {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }

  /** An answer that is no JSON. */
  async text(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${this.url()}${path}`, { headers: this.authorization() });
    return { status: response.status, text: await response.text() };
  }

  async get(path: string, headers: Headed = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  async post(path: string, body: unknown = {}, headers: Headed = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  async patch(path: string, body: unknown, headers: Headed = {}): Promise<Answer> {
    return this.send('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** A body as it is, such as a file. */
  async postRaw(path: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<Answer> {
    return this.send('POST', path, body, { 'content-type': type });
  }

  /** Every row of a list, page by page. */
  async all(path: string, limit: number): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    for (let cursor: unknown = ''; cursor !== null;) {
      const join = path.includes('?') ? '&' : '?';
      const page = await this.get(`${path}${join}limit=${limit}${cursor ? `&cursor=${String(cursor)}` : ''}`);
      if (page.status !== 200) throw new Error(`${path} answered ${page.status}: ${JSON.stringify(page.body)}`);
      rows.push(...page.body.data);
      cursor = page.body.nextCursor;
    }
    return rows;
  }

  private async send(
    method: string,
    path: string,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    headers: Headed,
  ): Promise<Answer> {
    const response = await fetch(`${this.url()}${path}`, {
      method,
      headers: { ...headers, ...this.authorization() },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text), headers: response.headers };
  }

  private url(): string {
    return (this.installation ?? connection()).url;
  }
}

export interface Credentials {
  readonly tenant: string;
  readonly email: string;
  readonly password: string;
}

export async function logIn(
  { tenant, email, password }: Credentials,
  tenantId = '',
  installation: Pick<Connection, 'url'> = connection(),
): Promise<ApiClient> {
  const { body } = await new ApiClient(null, '', installation).post('/v1/auth/login', { tenant, email, password });
  if (typeof body.accessToken !== 'string') throw new Error(`Nobody logged in: ${JSON.stringify(body)}`);
  return new ApiClient(body.accessToken, tenantId, installation);
}

/** A company of its own for a suite, so that suites do not meet; the client is its owner. */
export async function newCompany(
  settings: { slug?: string; currency?: string; timeZone?: string } = {},
  installation: Connection = connection(),
): Promise<ApiClient> {
  const admin = await platformAdmin(installation);
  const owner = { email: 'owner@example.com', name: 'Olive Owner', password: 'correct-horse-battery-staple' };
  const slug = `t${randomUUID().replaceAll('-', '')}`;
  const company = { slug, name: 'A company', timeZone: 'UTC', currency: 'USD', ...settings, owner };
  const { status, body } = await admin.post('/v1/tenants', company);
  if (status !== 201) throw new Error(`No company was made: ${JSON.stringify(body)}`);
  return logIn({ tenant: company.slug, ...owner }, String(body.tenantId), installation);
}

/** Whoever may create companies. */
export async function platformAdmin(installation: Connection = connection()): Promise<ApiClient> {
  const token = process.env.UPLINE_TEST_PLATFORM_TOKEN;
  if (token !== undefined && installation.url === connection().url) return new ApiClient(token);
  return logIn({ tenant: 'platform', ...installation.platformAdmin }, '', installation);
}
