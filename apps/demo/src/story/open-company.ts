import { randomBytes } from 'node:crypto';
import type { Narrator } from '../narrator.js';
import { UnexpectedAnswer } from '../unexpected-answer.js';
import type { UplineClient } from '../upline-client.js';
import type { Company, Login } from './company.js';
import { setting } from './setting.js';

const MOST_DEMOS = 1000;
const storefrontScopes = [
  'products:read',
  'distributors:read',
  'distributors:write',
  'orders:read',
  'orders:write',
  'imports:read',
];

interface Opened {
  readonly tenantId: string;
  readonly slug: string;
}

/** A company with an owner, a second pair of eyes in finance, and a key for its storefront. */
export async function openCompany(visitor: UplineClient, platformAdmin: Login, narrator: Narrator): Promise<Company> {
  const owner = loginFor('owner');
  const approver = loginFor('finance');
  const { tenantId, slug } = await narrator.step({
    title: `Create the company ${setting.company}`,
    work: async () => create(await visitor.logIn('platform', platformAdmin.email, platformAdmin.password), owner),
    note: (opened) => `slug ${opened.slug}, ${setting.timeZone}, ${setting.currency}`,
  });
  const asOwner = await visitor.logIn(slug, owner.email, owner.password);
  const apiKey = await narrator.step({
    title: 'Add a finance user and an API key',
    work: async () => {
      await asOwner.post('/v1/users', { ...approver, name: 'Frida Finance', role: 'finance' });
      const body = { name: 'Web shop', scopes: storefrontScopes };
      return (await asOwner.post<{ key: string }>('/v1/api-keys', body)).key;
    },
    note: () => `${storefrontScopes.length} scopes`,
  });
  const asApprover = await visitor.logIn(slug, approver.email, approver.password);
  const clients = { asOwner, asApprover, asStorefront: visitor.withApiKey(apiKey) };
  return { tenantId, slug, owner, approver, apiKey, ...clients };
}

/** The story can be told again: every telling gets a company of its own. */
async function create(platform: UplineClient, owner: Login): Promise<Opened> {
  for (let number = 1; number <= MOST_DEMOS; number += 1) {
    const slug = number === 1 ? 'demo' : `demo-${number}`;
    const { company: name, timeZone, currency } = setting;
    const body = { slug, name, timeZone, currency, owner: { ...owner, name: 'Olga Owner' } };
    try {
      return await platform.post<Opened>('/v1/tenants', body);
    } catch (error) {
      if (!(error instanceof UnexpectedAnswer) || error.code !== 'TENANT.SLUG_TAKEN') throw error;
    }
  }
  throw new Error(`There are ${MOST_DEMOS} demo companies already, and no name is left for another.`);
}

function loginFor(role: string): Login {
  return { email: `${role}@aurora.example`, password: randomBytes(18).toString('base64url') };
}
