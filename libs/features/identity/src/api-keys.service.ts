import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UplineError, uuidPattern } from '@upline/kernel';
import { Database, systemContext, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import type { ApiKey } from './api-key.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { type Permission, permissionsOfRole } from './permissions.js';
import type { Principal } from './principal.js';
import { hashSecret, randomSecret, secretMatches } from './secret.js';
import { UsersRepository } from './users.repository.js';

const API_KEY = /^upl_([0-9a-f]{32})_([0-9a-f]{12})_([\w-]{43})$/;

/** A key looks like `upl_<company>_<prefix>_<secret>`: it names its company, so that no look-up crosses companies. */
@Injectable()
export class ApiKeysService {
  constructor(private readonly database: Database) {}

  /** The key itself is shown once, here. @throws API_KEY.SCOPE_EXCEEDS_OWN */
  async create(
    principal: Principal,
    name: string,
    scopes: readonly Permission[],
  ): Promise<{ apiKey: ApiKey; key: string }> {
    const excess = scopes.flatMap((scope, index) =>
      principal.permissions.has(scope)
        ? []
        : [{ pointer: `/scopes/${index}`, code: 'EXCEEDS_OWN', detail: `You are not allowed ${scope} yourself.` }],
    );
    if (excess.length > 0) {
      throw new UplineError('API_KEY.SCOPE_EXCEEDS_OWN', 'A key cannot be allowed more than whoever makes it.', excess);
    }
    const { context } = principal;
    const prefix = randomBytes(6).toString('hex');
    const secret = randomSecret();
    const apiKey = await this.database.withTenant(context, (transaction) =>
      new ApiKeysRepository(transaction, context).insert({
        apiKeyId: uuidv7(),
        name,
        prefix,
        secretHash: hashSecret(secret),
        scopes: [...new Set(scopes)],
        // A key that makes a key hands its person on: whoever starts a run with it cannot approve that run.
        createdBy: context.actor.responsibleUserId,
      }),
    );
    return { apiKey, key: `upl_${context.tenantId.replaceAll('-', '')}_${prefix}_${secret}` };
  }

  async list(context: TenantContext, cursor: string | undefined, limit: number): Promise<Page<ApiKey>> {
    const [afterId = null] = cursor === undefined ? [] : decodeCursor(cursor, [uuidPattern]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new ApiKeysRepository(transaction, context).list(afterId, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (key) => [key.apiKeyId],
      (key) => key,
    );
  }

  async revoke(context: TenantContext, apiKeyId: string): Promise<void> {
    const found = await this.database.withTenant(context, (transaction) =>
      new ApiKeysRepository(transaction, context).revoke(apiKeyId),
    );
    if (!found) throw new UplineError('API_KEY.UNKNOWN', 'No such API key.');
  }

  /** @throws AUTH.TOKEN_INVALID for a key that is malformed, unknown or revoked, or whose maker is disabled */
  async principalOf(key: string): Promise<Principal> {
    const [, tenantHex, prefix, secret] = API_KEY.exec(key) ?? [];
    if (!tenantHex || !prefix || !secret) throw invalidKey();
    const tenantId = tenantHex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const context = systemContext(tenantId);
    const { found, maker } = await this.database.withTenant(context, async (transaction) => {
      const apiKey = await new ApiKeysRepository(transaction, context).findByPrefix(prefix);
      return {
        found: apiKey,
        maker: apiKey && (await new UsersRepository(transaction, context).find(apiKey.createdBy)),
      };
    });
    if (!found || found.revokedAt || !secretMatches(found.secretHash, secret)) throw invalidKey();
    // A key acts for whoever made it: it may do no more than they may now, and nothing once they are gone.
    if (maker?.status !== 'active') throw invalidKey();
    const allowed = permissionsOfRole[maker.role];
    return {
      context: { tenantId, actor: { kind: 'apiKey', actorId: found.apiKeyId, responsibleUserId: maker.userId } },
      permissions: new Set(found.scopes.filter((scope) => allowed.has(scope))),
    };
  }
}

function invalidKey(): UplineError {
  return new UplineError('AUTH.TOKEN_INVALID', 'The API key is not valid, or was revoked.');
}
