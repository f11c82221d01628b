import type { TenantContext, TenantTransaction } from '@upline/database';

export interface RefreshTokenRow {
  readonly refreshTokenId: string;
  readonly familyId: string;
  readonly userId: string;
  readonly secretHash: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

export class RefreshTokensRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(token: Omit<RefreshTokenRow, 'usedAt' | 'revokedAt'>): Promise<void> {
    await this.transaction.refreshToken.create({ data: { ...token, tenantId: this.context.tenantId } });
  }

  async find(refreshTokenId: string): Promise<RefreshTokenRow | null> {
    return this.transaction.refreshToken.findUnique({
      where: { tenantId_refreshTokenId: { tenantId: this.context.tenantId, refreshTokenId } },
    });
  }

  /** True for exactly one of those who try at the same time. */
  async markUsed(refreshTokenId: string): Promise<boolean> {
    const { count } = await this.transaction.refreshToken.updateMany({
      where: { refreshTokenId, usedAt: null, revokedAt: null },
      data: { usedAt: new Date() },
    });
    return count === 1;
  }

  async revokeFamily(familyId: string): Promise<void> {
    await this.transaction.refreshToken.updateMany({
      where: { familyId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
  }

  async revokeUser(userId: string): Promise<void> {
    await this.transaction.refreshToken.updateMany({
      where: { userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
  }
}
