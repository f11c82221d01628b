import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database, platformContext, systemContext } from '@upline/database';
import { type NewTenant, type Tenant, TenantsRepository } from '@upline/tenants';
import { hashPassword } from './password.js';
import type { NewUser, User } from './user.js';
import { UsersRepository } from './users.repository.js';

/** Brings in companies, each with its first owner, and the platform's own first admin. */
@Injectable()
export class OnboardingService {
  constructor(private readonly database: Database) {}

  /** Company and owner come into being together or not at all. @throws TENANT.SLUG_TAKEN */
  async createTenant(
    tenant: Omit<NewTenant, 'tenantId'>,
    owner: Omit<NewUser, 'role'>,
  ): Promise<{ tenant: Tenant; owner: User }> {
    const tenantId = uuidv7();
    const context = systemContext(tenantId);
    const passwordHash = await hashPassword(owner.password);
    return this.database.withTenant(context, async (transaction) => ({
      tenant: await new TenantsRepository(transaction).insert({ ...tenant, tenantId }),
      owner: await new UsersRepository(transaction, context).insert({
        userId: uuidv7(),
        email: owner.email.toLowerCase(),
        name: owner.name,
        role: 'owner',
        passwordHash,
      }),
    }));
  }

  /** Makes the first platform admin. Does nothing, and answers null, where the address already has one. */
  async bootstrapPlatformAdmin(email: string, password: string): Promise<User | null> {
    const context = platformContext();
    const passwordHash = await hashPassword(password);
    return this.database.withTenant(context, async (transaction) => {
      const users = new UsersRepository(transaction, context);
      if (await users.findByEmail(email.toLowerCase())) return null;
      return users.insert({
        userId: uuidv7(),
        email: email.toLowerCase(),
        name: 'Platform admin',
        role: 'platform',
        passwordHash,
      });
    });
  }
}
