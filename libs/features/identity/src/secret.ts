import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits. They cannot be guessed, so a plain hash is enough to store them. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function secretMatches(secretHash: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(secretHash, 'hex'), Buffer.from(hashSecret(secret), 'hex'));
}

/** A key for one purpose, derived from the installation's secret, so that no two purposes share one. */
export function derivedKey(installationSecret: string, purpose: string): string {
  return createHmac('sha256', installationSecret).update(purpose).digest('base64url');
}
