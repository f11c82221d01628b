import { Injectable } from '@nestjs/common';
import { UplineError } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { type Fingerprint, fingerprintText, mayBeSame } from './fingerprint.js';
import { IdempotencyKeysRepository, type StoredAnswer } from './idempotency-keys.repository.js';

const LEASE_MILLISECONDS = 60_000;

/** What a request with an Idempotency-Key is to do: its work, or hand out the answer that it got before. */
export type Claim =
  { readonly kind: 'first' } | { readonly kind: 'answered'; readonly answer: StoredAnswer; readonly of: string };

@Injectable()
export class IdempotencyService {
  constructor(private readonly database: Database) {}

  /** @throws IDEMPOTENCY.KEY_REUSED for another request under the same key; IDEMPOTENCY.IN_PROGRESS */
  async claim(context: TenantContext, key: string, fingerprint: Fingerprint): Promise<Claim> {
    return this.within(context, async (keys) => {
      if (await keys.claim(key, fingerprintText(fingerprint), leaseFromNow())) return { kind: 'first' };
      const row = await keys.find(key);
      if (row) this.requireSame(row.fingerprint, fingerprint);
      if (row?.answer) return { kind: 'answered', answer: row.answer, of: row.fingerprint };
      if (row && (await keys.takeOver(key, leaseFromNow()))) return { kind: 'first' };
      throw new UplineError(
        'IDEMPOTENCY.IN_PROGRESS',
        'The request with this Idempotency-Key is still at work. Ask again shortly.',
      );
    });
  }

  /** @throws IDEMPOTENCY.KEY_REUSED where the request is not the one that the key stands for */
  requireSame(stored: string, fingerprint: Fingerprint): void {
    if (mayBeSame(stored, fingerprint)) return;
    throw new UplineError(
      'IDEMPOTENCY.KEY_REUSED',
      'This Idempotency-Key was used for another request. Use a new one.',
    );
  }

  /** Holds a claim while its work goes on, however long that takes, until the answer of this is called. */
  keep(context: TenantContext, key: string): () => void {
    const renew = () => this.within(context, (keys) => keys.renew(key, leaseFromNow()));
    // Where it fails, the next one may succeed; the lease outlives two of them.
    const timer = setInterval(() => void renew().catch(() => undefined), LEASE_MILLISECONDS / 3).unref();
    return () => clearInterval(timer);
  }

  async store(context: TenantContext, key: string, fingerprint: Fingerprint, answer: StoredAnswer): Promise<void> {
    await this.within(context, (keys) => keys.store(key, fingerprintText(fingerprint), answer));
  }

  /** A request that failed changed nothing, so the same key may try again. */
  async release(context: TenantContext, key: string): Promise<void> {
    await this.within(context, (keys) => keys.release(key));
  }

  private within<T>(context: TenantContext, work: (keys: IdempotencyKeysRepository) => Promise<T>): Promise<T> {
    return this.database.withTenant(context, (transaction) =>
      work(new IdempotencyKeysRepository(transaction, context)),
    );
  }
}

function leaseFromNow(): Date {
  return new Date(Date.now() + LEASE_MILLISECONDS);
}
