import { type ApiClient, logIn } from './api-client.js';

const password = 'another-correct-horse-battery';

export interface Colleague {
  readonly userId: string;
  readonly email: string;
  readonly client: ApiClient;
}

/** Somebody else of the same company, logged in. */
export async function colleague(owner: ApiClient, role: string, email = `${role}@example.com`): Promise<Colleague> {
  const { body: company } = await owner.get('/v1/tenant');
  const { status, body } = await owner.post('/v1/users', { email, name: `A ${role}`, role, password });
  if (status !== 201) throw new Error(`No ${role} was made: ${JSON.stringify(body)}`);
  const client = await logIn({ tenant: String(company.slug), email, password }, owner.tenantId);
  return { userId: String(body.userId), email, client };
}
