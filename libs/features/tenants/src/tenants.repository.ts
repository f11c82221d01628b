import { UplineError } from '@upline/kernel';
import { PLATFORM_TENANT_ID, type TenantTransaction, violatedConstraint } from '@upline/database';
import type { NewTenant, Tenant } from './tenant.js';

export class TenantsRepository {
  constructor(private readonly transaction: TenantTransaction) {}

  async insert(tenant: NewTenant): Promise<Tenant> {
    try {
      return await this.transaction.tenant.create({ data: tenant });
    } catch (error) {
      if (violatedConstraint(error) !== 'tenants_slug_key') throw error;
      throw new UplineError('TENANT.SLUG_TAKEN', `There is already a company with the slug "${tenant.slug}".`, [
        { pointer: '/slug', code: 'TAKEN', detail: 'Choose another slug.' },
      ]);
    }
  }

  async find(tenantId: string): Promise<Tenant | null> {
    return this.transaction.tenant.findUnique({ where: { tenantId } });
  }

  async findBySlug(slug: string): Promise<Tenant | null> {
    return this.transaction.tenant.findUnique({ where: { slug } });
  }

  /** Companies in order of their slug, the platform itself aside. */
  async list(afterSlug: string | null, limit: number): Promise<Tenant[]> {
    return this.transaction.tenant.findMany({
      where: { tenantId: { not: PLATFORM_TENANT_ID }, ...(afterSlug === null ? {} : { slug: { gt: afterSlug } }) },
      orderBy: { slug: 'asc' },
      take: limit,
    });
  }
}
