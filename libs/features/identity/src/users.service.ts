import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UplineError } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import { hashPassword, passwordMatches } from './password.js';
import type { Role } from './permissions.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import type { NewUser, User } from './user.js';
import { UsersRepository } from './users.repository.js';

export interface UserChanges {
  readonly name?: string;
  readonly role?: Role;
  readonly status?: 'active' | 'disabled';
}

@Injectable()
export class UsersService {
  constructor(private readonly database: Database) {}

  async create(context: TenantContext, { password, ...user }: NewUser): Promise<User> {
    const passwordHash = await hashPassword(password);
    return this.database.withTenant(context, (transaction) =>
      new UsersRepository(transaction, context).insert({
        ...user,
        email: user.email.toLowerCase(),
        userId: uuidv7(),
        passwordHash,
      }),
    );
  }

  async get(context: TenantContext, userId: string): Promise<User> {
    const user = await this.database.withTenant(context, (transaction) =>
      new UsersRepository(transaction, context).find(userId),
    );
    if (!user) throw unknownUser();
    return user;
  }

  async list(context: TenantContext, cursor: string | undefined, limit: number): Promise<Page<User>> {
    const [afterEmail = null] = cursor === undefined ? [] : decodeCursor(cursor, [/^[^\0]{1,320}$/]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new UsersRepository(transaction, context).list(afterEmail, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (user) => [user.email],
      (user) => user,
    );
  }

  /** Ends every session of the user but asks nobody else. @throws AUTH.PASSWORD_WRONG */
  async changePassword(context: TenantContext, current: string, next: string): Promise<void> {
    const { kind, actorId } = context.actor;
    if (kind !== 'user') throw wrongPassword('An API key has no password.');
    const user = await this.database.withTenant(context, (transaction) =>
      new UsersRepository(transaction, context).find(actorId),
    );
    if (!(await passwordMatches(user?.passwordHash ?? null, current)))
      throw wrongPassword('The current password is wrong.');
    const passwordHash = await hashPassword(next);
    await this.database.withTenant(context, async (transaction) => {
      await new UsersRepository(transaction, context).changePassword(actorId, passwordHash);
      await new RefreshTokensRepository(transaction, context).revokeUser(actorId);
    });
  }

  /** Disabling ends the user's sessions. @throws USER.LAST_OWNER where nobody could manage users afterwards */
  async change(context: TenantContext, userId: string, revision: number, changes: UserChanges): Promise<User> {
    return this.database.withTenant(context, async (transaction) => {
      const users = new UsersRepository(transaction, context);
      await users.lockOwners();
      if (!(await users.find(userId))) throw unknownUser();
      const changed = await users.update(userId, revision, changes);
      if (!changed) {
        throw new UplineError('REQUEST.PRECONDITION_FAILED', 'The user changed meanwhile. Read it again, then repeat.');
      }
      if ((await users.countActiveOwners()) === 0) {
        throw new UplineError(
          'USER.LAST_OWNER',
          'The company would have no active owner left. Make another owner first.',
        );
      }
      if (changed.status === 'disabled') await new RefreshTokensRepository(transaction, context).revokeUser(userId);
      return changed;
    });
  }
}

function unknownUser(): UplineError {
  return new UplineError('USER.UNKNOWN', 'No such user.');
}

function wrongPassword(detail: string): UplineError {
  return new UplineError('AUTH.PASSWORD_WRONG', detail, [{ pointer: '/currentPassword', code: 'WRONG', detail }]);
}
