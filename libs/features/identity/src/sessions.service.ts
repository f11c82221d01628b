import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { v7 as uuidv7 } from 'uuid';
import { UplineError, uuidPattern } from '@upline/kernel';
import { Database, systemContext, type TenantContext } from '@upline/database';
import { TenantsService } from '@upline/tenants';
import { passwordMatches } from './password.js';
import { type AnyRole, permissionsOfRole } from './permissions.js';
import type { Principal } from './principal.js';
import { RefreshTokensRepository } from './refresh-tokens.repository.js';
import { hashSecret, randomSecret, secretMatches } from './secret.js';
import type { User } from './user.js';
import { UsersRepository } from './users.repository.js';

export const ACCESS_TOKEN_SECONDS = 600;
const REFRESH_TOKEN_DAYS = 14;

export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
}

/** What an access token says of its bearer. */
export interface AccessClaims {
  readonly sub: string;
  readonly tenantId: string;
  readonly role: AnyRole;
}

const REFRESH_TOKEN = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([\w-]{43})$/;

/** Logs people in and keeps them logged in: short access tokens, and refresh tokens that are used once. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantsService,
    private readonly jwt: JwtService,
  ) {}

  /** @throws AUTH.FAILED, and tells nobody which of the three was wrong */
  async logIn(tenantSlug: string, email: string, password: string): Promise<Session> {
    const tenant = await this.tenants.findBySlug(tenantSlug);
    const context = tenant && systemContext(tenant.tenantId);
    const user =
      context &&
      (await this.database.withTenant(context, (transaction) =>
        new UsersRepository(transaction, context).findByEmail(email.toLowerCase()),
      ));
    const matches = await passwordMatches(user?.passwordHash ?? null, password);
    if (!context || !user || !matches || user.status !== 'active') {
      throw new UplineError('AUTH.FAILED', 'Company, e-mail address or password is wrong.');
    }
    return this.issue(context, user, uuidv7());
  }

  /** @throws AUTH.TOKEN_INVALID; AUTH.REFRESH_REUSED, which ends every session of the family */
  async refresh(refreshToken: string): Promise<Session> {
    const { context, tokenId, secret } = this.parse(refreshToken);
    const outcome = await this.database.withTenant(context, async (transaction) => {
      const tokens = new RefreshTokensRepository(transaction, context);
      const token = await tokens.find(tokenId);
      if (!token || !secretMatches(token.secretHash, secret) || token.revokedAt || token.expiresAt < new Date())
        return 'invalid';
      if (!(await tokens.markUsed(tokenId))) {
        await tokens.revokeFamily(token.familyId);
        return 'reused';
      }
      const user = await new UsersRepository(transaction, context).find(token.userId);
      return user?.status === 'active' ? { user, familyId: token.familyId } : 'invalid';
    });
    if (outcome === 'invalid') throw invalidToken();
    if (outcome === 'reused') {
      throw new UplineError(
        'AUTH.REFRESH_REUSED',
        'This refresh token was used before. All sessions of it have ended; log in again.',
      );
    }
    return this.issue(context, outcome.user, outcome.familyId);
  }

  /** Ends the session; says nothing about whether there was one. */
  async logOut(refreshToken: string): Promise<void> {
    const { context, tokenId, secret } = this.parse(refreshToken);
    await this.database.withTenant(context, async (transaction) => {
      const tokens = new RefreshTokensRepository(transaction, context);
      const token = await tokens.find(tokenId);
      if (token && secretMatches(token.secretHash, secret)) await tokens.revokeFamily(token.familyId);
    });
  }

  private async issue(context: TenantContext, user: User, familyId: string): Promise<Session> {
    const refreshTokenId = uuidv7();
    const secret = randomSecret();
    await this.database.withTenant(context, (transaction) =>
      new RefreshTokensRepository(transaction, context).insert({
        refreshTokenId,
        familyId,
        userId: user.userId,
        secretHash: hashSecret(secret),
        expiresAt: new Date(Date.now() + REFRESH_TOKEN_DAYS * 86_400_000),
      }),
    );
    const claims: AccessClaims = { sub: user.userId, tenantId: context.tenantId, role: user.role };
    return {
      accessToken: await this.jwt.signAsync(claims),
      refreshToken: `${context.tenantId}.${refreshTokenId}.${secret}`,
      expiresInSeconds: ACCESS_TOKEN_SECONDS,
    };
  }

  private parse(refreshToken: string): { context: TenantContext; tokenId: string; secret: string } {
    const [, tenantId, tokenId, secret] = REFRESH_TOKEN.exec(refreshToken) ?? [];
    if (!tenantId || !tokenId || !secret || !uuidPattern.test(tenantId) || !uuidPattern.test(tokenId))
      throw invalidToken();
    return { context: systemContext(tenantId), tokenId, secret };
  }
}

/** @throws AUTH.TOKEN_INVALID where the claims are not such as we make them now, such as a role that was given up */
export function principalOfClaims({ sub, tenantId, role }: AccessClaims): Principal {
  const permissions = permissionsOfRole[role];
  if (permissions === undefined || !uuidPattern.test(tenantId) || !uuidPattern.test(sub)) throw invalidToken();
  return { context: { tenantId, actor: { kind: 'user', actorId: sub, responsibleUserId: sub } }, permissions };
}

function invalidToken(): UplineError {
  return new UplineError('AUTH.TOKEN_INVALID', 'The token is not valid, or no longer. Log in again.');
}
