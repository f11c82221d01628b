import { auroraUnilevel } from '@upline/commission-engine';
import type { Route } from './api-description.js';

type Ids = Readonly<Record<string, string>>;

const at = '2025-09-07T10:00:00Z';
const lines = [{ sku: 'SERUM', quantity: 1 }];
const price = { amount: '12.50', currency: 'USD' };
const volumes = { PV: '100', CV: '87.5', QV: '100' };
const password = 'correct-horse-battery-staple';

const sandboxPeriod = {
  language: 'upline-period/1',
  period: '2025-09',
  members: [{ code: 'A' }, { code: 'B', sponsor: 'A' }],
  orders: [{ buyer: 'B', volumes: { PV: '100', CV: '80' } }],
};

/** A body that each operation accepts, by the operation's id. */
const bodies: Readonly<Record<string, (ids: Ids) => object>> = {
  Auth_logIn: () => ({ tenant: 'nobody', email: 'nobody@example.com', password }),
  Auth_refresh: () => ({ refreshToken: 'nothing' }),
  Auth_logOut: () => ({ refreshToken: 'nothing' }),
  // Not the right one: whoever asks goes on asking.
  Auth_changePassword: () => ({ currentPassword: `${password}!`, newPassword: password }),
  Tenants_create: () => ({
    slug: `c-${Date.now()}`,
    name: 'A company',
    timeZone: 'UTC',
    currency: 'USD',
    owner: { email: 'owner@example.com', name: 'Owner', password },
  }),
  Users_create: () => ({ email: 'new@example.com', name: 'New', role: 'viewer', password }),
  Users_change: () => ({ name: 'Changed' }),
  ApiKeys_create: () => ({ name: 'Key', scopes: ['orders:read'] }),
  Distributors_enrol: () => ({
    externalId: 'new',
    name: 'New',
    email: 'n@example.com',
    country: 'US',
    sponsorCode: 'A1',
    enrolledAt: at,
  }),
  Distributors_change: () => ({ name: 'Changed', email: null, country: 'CA' }),
  Products_create: () => ({ sku: 'BALM', name: 'Balm', price, volumes }),
  Products_change: () => ({ name: 'Changed', price, volumes, status: 'active' }),
  Orders_record: (ids) => ({
    source: 'shop',
    externalId: 'new',
    buyerId: ids.memberId,
    paidAt: at,
    lines: [{ ...lines[0], unitPrice: price, volumes }],
  }),
  Orders_refund: () => ({ externalId: 'back', refundedAt: at, lines: [{ lineNumber: 1, quantity: 1 }] }),
  Plans_specify: () => ({ document: auroraUnilevel }),
  Sandbox_calculate: () => ({ plan: auroraUnilevel, period: sandboxPeriod }),
  Plans_validate: () => ({ document: auroraUnilevel }),
  Plans_create: () => ({ name: 'Another', document: auroraUnilevel, comment: 'New' }),
  Plans_addVersion: () => ({ document: auroraUnilevel, comment: 'Next' }),
  Plans_publish: () => ({ effectiveFromPeriod: '2025-10' }),
  Periods_open: () => ({ period: '2025-10' }),
  Periods_lock: () => ({}),
  Periods_reopen: () => ({}),
  Runs_start: (ids) => ({ period: '2025-09', kind: 'preview', planId: ids.planId }),
  Runs_approve: () => ({ comment: 'Good' }),
  Runs_reject: () => ({ comment: 'Bad' }),
  Runs_post: () => ({}),
  Runs_void: () => ({ reason: 'Wrong' }),
};

const files: Readonly<Record<string, string>> = {
  ImportFiles_importDistributors: 'code,name,sponsorCode\nE1,Eve,A1\n',
  ImportFiles_importOrders: 'externalId,buyerCode,paidAt,sku,quantity\nF-1,A1,2025-09-05T10:00:00Z,SERUM,2\n',
};

/** The object that an operation accepts; null where it takes none or a file. @throws for a POST or PATCH that is not known */
export function validObject({ method, operationId }: Route, ids: Ids): object | null {
  const make = bodies[operationId];
  if (make) return make(ids);
  if (files[operationId] !== undefined || !['POST', 'PATCH', 'PUT'].includes(method)) return null;
  throw new Error(`tests/support/valid-body.ts has no body for ${operationId}.`);
}

export function validFile({ operationId }: Route): string | null {
  return files[operationId] ?? null;
}

/** What to send with a request so that nothing is wrong with its body. */
export function validBody(route: Route, ids: Ids): { type?: string; body?: string } {
  const file = validFile(route);
  if (file !== null) return { type: 'text/csv', body: file };
  const object = validObject(route, ids);
  return object === null ? {} : { type: 'application/json', body: JSON.stringify(object) };
}
