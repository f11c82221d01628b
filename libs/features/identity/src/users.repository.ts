import { UplineError } from '@upline/kernel';
import { Prisma, type TenantContext, type TenantTransaction, violatedConstraint } from '@upline/database';
import type { User, UserWithPassword } from './user.js';

type Row = Prisma.UserGetPayload<Record<string, never>>;
type Changes = Partial<Pick<User, 'name' | 'role' | 'status'>>;

function toUser(row: Row): UserWithPassword {
  return { ...row, role: row.role as User['role'], status: row.status as User['status'] };
}

export class UsersRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(user: Omit<UserWithPassword, 'status' | 'revision' | 'createdAt'>): Promise<User> {
    try {
      return toUser(await this.transaction.user.create({ data: { ...user, tenantId: this.context.tenantId } }));
    } catch (error) {
      if (violatedConstraint(error) !== 'users_tenant_id_email_key') throw error;
      throw new UplineError('USER.EMAIL_TAKEN', 'Another user of the company has this e-mail address.', [
        { pointer: '/email', code: 'TAKEN', detail: 'Use another address.' },
      ]);
    }
  }

  async find(userId: string): Promise<UserWithPassword | null> {
    const row = await this.transaction.user.findUnique({
      where: { tenantId_userId: { tenantId: this.context.tenantId, userId } },
    });
    return row && toUser(row);
  }

  async findByEmail(email: string): Promise<UserWithPassword | null> {
    const row = await this.transaction.user.findUnique({
      where: { tenantId_email: { tenantId: this.context.tenantId, email } },
    });
    return row && toUser(row);
  }

  async list(afterEmail: string | null, limit: number): Promise<User[]> {
    const rows = await this.transaction.user.findMany({
      where: afterEmail === null ? {} : { email: { gt: afterEmail } },
      orderBy: { email: 'asc' },
      take: limit,
    });
    return rows.map(toUser);
  }

  async hasAny(): Promise<boolean> {
    return (await this.transaction.user.findFirst({ select: { userId: true } })) !== null;
  }

  async countActiveOwners(): Promise<number> {
    return this.transaction.user.count({ where: { role: 'owner', status: 'active' } });
  }

  /** Null where the user changed since `revision` was read. */
  async update(userId: string, revision: number, changes: Changes): Promise<User | null> {
    const { count } = await this.transaction.user.updateMany({
      where: { userId, revision },
      data: { ...changes, revision: { increment: 1 } },
    });
    return count === 0 ? null : this.find(userId);
  }

  async changePassword(userId: string, passwordHash: string): Promise<void> {
    await this.transaction.user.updateMany({ where: { userId }, data: { passwordHash, revision: { increment: 1 } } });
  }

  /** Holds off others who would change which owners there are, until the transaction ends. */
  async lockOwners(): Promise<void> {
    await this.transaction.$queryRaw`SELECT user_id FROM users WHERE role = 'owner' ORDER BY user_id FOR UPDATE`;
  }
}
