import type { TenantContext, TenantTransaction } from '@upline/database';

/** The numbers behind codes such as D0000001, which the company gives out itself. */
export class MemberCodesRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  /** The largest number given out. Whoever asks next waits until this transaction ends, so none is given out twice. */
  async holdLargestNumber(): Promise<number> {
    const { tenantId } = this.context;
    await this.transaction
      .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`members.code ${tenantId}`}, 0))`;
    // The pattern is that of the index members_numbered_codes, which makes this one look-up.
    const rows = await this.transaction.$queryRaw<{ code: string }[]>`
      SELECT code FROM members
       WHERE tenant_id = ${tenantId}::uuid AND code ~ '^D[0-9]{7,9}$'
       ORDER BY length(code) DESC, code DESC
       LIMIT 1`;
    return Number(rows[0]?.code.slice(1) ?? 0);
  }
}
