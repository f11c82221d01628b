import { Injectable } from '@nestjs/common';
import { UplineError } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { IdempotencyKeysRepository, type StoredAnswer } from './idempotency-keys.repository.js';

const LEASE_MILLISECONDS = 60_000;

/** What a request with an Idempotency-Key is to do: its work, or hand out the answer that it got before. */
export type Claim = { readonly kind: 'first' } | { readonly kind: 'answered'; readonly answer: StoredAnswer };

@Injectable()
export class IdempotencyService {
  constructor(private readonly database: Database) {}

  /** @throws IDEMPOTENCY.KEY_REUSED for another request under the same key; IDEMPOTENCY.IN_PROGRESS */
  async claim(context: TenantContext, key: string, fingerprint: string): Promise<Claim> {
    return this.database.withTenant(context, async (transaction) => {
      const keys = new IdempotencyKeysRepository(transaction, context);
      const leaseExpiresAt = new Date(Date.now() + LEASE_MILLISECONDS);
      if (await keys.claim(key, fingerprint, leaseExpiresAt)) return { kind: 'first' };
      const row = await keys.find(key);
      if (row && row.fingerprint !== fingerprint) {
        throw new UplineError(
          'IDEMPOTENCY.KEY_REUSED',
          'This Idempotency-Key was used for another request. Use a new one.',
        );
      }
      if (row?.answer) return { kind: 'answered', answer: row.answer };
      if (row && (await keys.takeOver(key, leaseExpiresAt))) return { kind: 'first' };
      throw new UplineError(
        'IDEMPOTENCY.IN_PROGRESS',
        'The request with this Idempotency-Key is still at work. Ask again shortly.',
      );
    });
  }

  async store(context: TenantContext, key: string, fingerprint: string, answer: StoredAnswer): Promise<void> {
    await this.database.withTenant(context, (transaction) =>
      new IdempotencyKeysRepository(transaction, context).store(key, fingerprint, answer),
    );
  }

  /** A request that failed changed nothing, so the same key may try again. */
  async release(context: TenantContext, key: string): Promise<void> {
    await this.database.withTenant(context, (transaction) =>
      new IdempotencyKeysRepository(transaction, context).release(key),
    );
  }
}
