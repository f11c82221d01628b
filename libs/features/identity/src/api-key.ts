import type { Permission } from './permissions.js';

export interface ApiKey {
  readonly apiKeyId: string;
  readonly name: string;
  /** The part of the key that may be shown, to tell keys apart. */
  readonly prefix: string;
  readonly scopes: readonly Permission[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}
