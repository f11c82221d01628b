import { type ApiKey, permissions } from '@upline/identity';
import type { Permission } from '@upline/identity';
import { ChoicesField, IdField, InstantField, Nullable, TextField } from '../fields/index.js';

export class NewApiKeyDto {
  @TextField({ example: 'Shopify' })
  name!: string;

  @ChoicesField(permissions, 1, { example: ['orders:write'] })
  scopes!: Permission[];
}

export class ApiKeyDto {
  @IdField()
  apiKeyId!: string;

  @TextField()
  name!: string;

  @TextField({ description: 'The part of the key that may be shown.' })
  prefix!: string;

  @ChoicesField(permissions, 1)
  scopes!: Permission[];

  @InstantField()
  createdAt!: string;

  @Nullable('string')
  revokedAt!: string | null;

  static of({ apiKeyId, name, prefix, scopes, createdAt, revokedAt }: ApiKey): ApiKeyDto {
    return {
      apiKeyId,
      name,
      prefix,
      scopes: [...scopes],
      createdAt: createdAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    };
  }
}

export class CreatedApiKeyDto extends ApiKeyDto {
  @TextField({ description: 'The key itself, shown this once. Send it as X-API-Key.' })
  key!: string;
}
