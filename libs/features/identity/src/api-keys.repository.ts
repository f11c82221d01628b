import type { Prisma, TenantContext, TenantTransaction } from '@upline/database';
import type { ApiKey } from './api-key.js';

type Row = Prisma.ApiKeyGetPayload<Record<string, never>>;
type ApiKeyWithHash = ApiKey & { readonly secretHash: string };

function toApiKey(row: Row): ApiKeyWithHash {
  return { ...row, scopes: row.scopes as ApiKey['scopes'] };
}

export class ApiKeysRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(key: Omit<ApiKeyWithHash, 'createdAt' | 'revokedAt'>): Promise<ApiKey> {
    const data = { ...key, scopes: [...key.scopes], tenantId: this.context.tenantId };
    return toApiKey(await this.transaction.apiKey.create({ data }));
  }

  async findByPrefix(prefix: string): Promise<ApiKeyWithHash | null> {
    const row = await this.transaction.apiKey.findUnique({
      where: { tenantId_prefix: { tenantId: this.context.tenantId, prefix } },
    });
    return row && toApiKey(row);
  }

  async list(afterId: string | null, limit: number): Promise<ApiKey[]> {
    const rows = await this.transaction.apiKey.findMany({
      where: afterId === null ? {} : { apiKeyId: { gt: afterId } },
      orderBy: { apiKeyId: 'asc' },
      take: limit,
    });
    return rows.map(toApiKey);
  }

  /** False where there is no such key. Revoking twice changes nothing. */
  async revoke(apiKeyId: string): Promise<boolean> {
    const where = { tenantId_apiKeyId: { tenantId: this.context.tenantId, apiKeyId } };
    if (!(await this.transaction.apiKey.findUnique({ where }))) return false;
    await this.transaction.apiKey.updateMany({ where: { apiKeyId, revokedAt: null }, data: { revokedAt: new Date() } });
    return true;
  }
}
