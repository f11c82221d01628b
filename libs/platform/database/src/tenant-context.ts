import { UplineError, uuidPattern } from '@upline/kernel';

/** Who acts: a person who logged in, a storefront's API key, or Upline itself (the worker, the bootstrap). */
export interface Actor {
  readonly kind: 'user' | 'apiKey' | 'system';
  readonly actorId: string;
  /** The person who answers for it: oneself, or whoever made the API key. Two people are needed to pay a month. */
  readonly responsibleUserId: string;
}

/** Nothing is read or written without one: it names the company, and whoever acts on its behalf. */
export interface TenantContext {
  readonly tenantId: string;
  readonly actor: Actor;
}

/** The platform itself: it owns the platform admins and sees which companies there are, and nothing of theirs. */
export const PLATFORM_TENANT_ID = '00000000-0000-0000-0000-000000000000';

const SYSTEM_ACTOR: Actor = {
  kind: 'system',
  actorId: PLATFORM_TENANT_ID,
  responsibleUserId: PLATFORM_TENANT_ID,
};

export function systemContext(tenantId: string): TenantContext {
  return { tenantId: checkedTenantId(tenantId), actor: SYSTEM_ACTOR };
}

export function platformContext(): TenantContext {
  return systemContext(PLATFORM_TENANT_ID);
}

/** The id goes into SQL as a literal (a setting takes no parameter), so nothing but a UUID may pass. */
export function checkedTenantId(tenantId: string): string {
  if (!uuidPattern.test(tenantId)) throw new UplineError('TENANT.UNKNOWN', 'No such company.');
  return tenantId;
}
