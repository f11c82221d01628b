import { Injectable } from '@nestjs/common';
import { UplineError } from '@upline/kernel';
import { Database, platformContext, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import type { Tenant } from './tenant.js';
import { TenantsRepository } from './tenants.repository.js';

@Injectable()
export class TenantsService {
  constructor(private readonly database: Database) {}

  /** The caller's own company. */
  async current(context: TenantContext): Promise<Tenant> {
    return this.get(context, context.tenantId);
  }

  /** @throws TENANT.UNKNOWN where the context may not see the company or there is none */
  async get(context: TenantContext, tenantId: string): Promise<Tenant> {
    const tenant = await this.database.withTenant(context, (transaction) =>
      new TenantsRepository(transaction).find(tenantId),
    );
    if (!tenant) throw new UplineError('TENANT.UNKNOWN', 'No such company.');
    return tenant;
  }

  /** For those who are not logged in yet and so have no tenant of their own. */
  async findBySlug(slug: string): Promise<Tenant | null> {
    return this.database.withTenant(platformContext(), (transaction) =>
      new TenantsRepository(transaction).findBySlug(slug),
    );
  }

  async list(context: TenantContext, cursor: string | undefined, limit: number): Promise<Page<Tenant>> {
    const [afterSlug = null] = cursor === undefined ? [] : decodeCursor(cursor, [/^[a-z0-9-]+$/]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new TenantsRepository(transaction).list(afterSlug, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (tenant) => [tenant.slug],
      (tenant) => tenant,
    );
  }
}
