import { Prisma, type TenantContext, type TenantTransaction } from '@upline/database';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly location: string | null;
}

export interface IdempotencyRow {
  readonly fingerprint: string;
  readonly leaseExpiresAt: Date;
  /** Null while the first request is still being worked on. */
  readonly answer: StoredAnswer | null;
}

/** One row per principal and key. A request holds the row by a lease, so that a crash does not hold it for ever. */
export class IdempotencyKeysRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  /** False where the key is taken. */
  async claim(key: string, fingerprint: string, leaseExpiresAt: Date): Promise<boolean> {
    const count = await this.transaction.$executeRaw`
      INSERT INTO idempotency_keys (tenant_id, principal_id, key, fingerprint, lease_expires_at)
      VALUES (${this.context.tenantId}::uuid, ${this.context.actor.actorId}::uuid, ${key}, ${fingerprint}, ${leaseExpiresAt})
      ON CONFLICT DO NOTHING`;
    return count === 1;
  }

  async find(key: string): Promise<IdempotencyRow | null> {
    const row = await this.transaction.idempotencyKey.findUnique({ where: this.identity(key) });
    if (!row) return null;
    const { fingerprint, leaseExpiresAt, responseStatus, responseBody, location } = row;
    return {
      fingerprint,
      leaseExpiresAt,
      answer: responseStatus === null ? null : { status: responseStatus, body: responseBody, location },
    };
  }

  /** Takes over from a request that did not live to finish. True for exactly one of those who try. */
  async takeOver(key: string, leaseExpiresAt: Date): Promise<boolean> {
    const { count } = await this.transaction.idempotencyKey.updateMany({
      where: { principalId: this.context.actor.actorId, key, responseStatus: null, leaseExpiresAt: { lt: new Date() } },
      data: { leaseExpiresAt },
    });
    return count === 1;
  }

  async renew(key: string, leaseExpiresAt: Date): Promise<void> {
    await this.transaction.idempotencyKey.updateMany({
      where: { principalId: this.context.actor.actorId, key, responseStatus: null },
      data: { leaseExpiresAt },
    });
  }

  async store(key: string, fingerprint: string, answer: StoredAnswer): Promise<void> {
    await this.transaction.idempotencyKey.update({
      where: this.identity(key),
      data: {
        fingerprint,
        responseStatus: answer.status,
        responseBody: answer.body === null ? Prisma.JsonNull : (answer.body as Prisma.InputJsonValue),
        location: answer.location,
      },
    });
  }

  async release(key: string): Promise<void> {
    await this.transaction.idempotencyKey.deleteMany({ where: { principalId: this.context.actor.actorId, key } });
  }

  private identity(key: string) {
    return {
      tenantId_principalId_key: { tenantId: this.context.tenantId, principalId: this.context.actor.actorId, key },
    };
  }
}
