import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UplineError } from '@upline/kernel';
import { Database, platformContext, systemContext } from '@upline/database';
import { type NewTenant, type Tenant, TenantsRepository } from '@upline/tenants';
import { hashPassword } from './password.js';
import { randomSecret } from './secret.js';
import type { NewUser, User } from './user.js';
import { UsersRepository } from './users.repository.js';

/** A platform admin who was just made, and the password if nobody chose one. */
export interface Bootstrapped {
  readonly email: string;
  readonly madeUpPassword: string | null;
}

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

  /**
   * Makes a platform admin where the address has none. Without a password, one is made up and handed back to be shown once,
   * and only if the platform has nobody yet. Null where there was nothing to do.
   */
  async bootstrapPlatformAdmin(email: string, password: string | undefined): Promise<Bootstrapped | null> {
    const context = platformContext();
    const madeUp = password === undefined ? randomSecret() : null;
    const passwordHash = await hashPassword(password ?? madeUp ?? '');
    try {
      return await this.database.withTenant(context, async (transaction) => {
        const users = new UsersRepository(transaction, context);
        const isThere =
          madeUp === null ? (await users.findByEmail(email.toLowerCase())) !== null : await users.hasAny();
        if (isThere) return null;
        const admin = { email: email.toLowerCase(), name: 'Platform admin', role: 'platform' as const };
        await users.insert({ ...admin, userId: uuidv7(), passwordHash });
        return { email, madeUpPassword: madeUp };
      });
    } catch (error) {
      // Another process of the same installation was first.
      if (error instanceof UplineError && error.code === 'USER.EMAIL_TAKEN') return null;
      throw error;
    }
  }
}
