import type { TenantContext } from '@upline/database';
import type { Permission } from './permissions.js';

/** Whoever sent a request, once it is known: whose data it may touch and what it may do with them. */
export interface Principal {
  readonly context: TenantContext;
  readonly permissions: ReadonlySet<Permission>;
}
