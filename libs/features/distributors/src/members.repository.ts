import { insertRows, type Prisma, type TenantContext, type TenantTransaction } from '@upline/database';
import type { Member, MemberChanges, MemberFilter } from './member.js';
import type { NaturalKey } from './natural-key.js';
import { naturalKeysFilter } from './natural-keys-filter.js';

type Row = Prisma.MemberGetPayload<Record<string, never>>;

const insertColumns = {
  tenant_id: 'uuid',
  member_id: 'uuid',
  code: 'text',
  kind: 'text',
  status: 'text',
  source: 'text',
  external_id: 'text',
  name: 'text',
  email: 'text',
  country: 'text',
  sponsor_id: 'uuid',
  enrolled_at: 'timestamptz',
  content_hash: 'text',
} as const;

function toMember(row: Row): Member {
  return { ...row, status: row.status as Member['status'] };
}

/** Text as it is, for a pattern in which % and _ stand for others. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function conditionsOf({ search, enrolledFrom, enrolledBefore, ...exact }: MemberFilter): Prisma.MemberWhereInput {
  const contains = search === undefined ? undefined : { contains: literally(search), mode: 'insensitive' as const };
  return {
    ...exact,
    ...(contains && { OR: [{ name: contains }, { code: contains }, { email: contains }] }),
    enrolledAt: { ...(enrolledFrom && { gte: enrolledFrom }), ...(enrolledBefore && { lt: enrolledBefore }) },
  };
}

export class MembersRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insertAll(members: readonly Member[]): Promise<void> {
    const { tenantId } = this.context;
    const rows = members.map((member) => [
      tenantId,
      member.memberId,
      member.code,
      'distributor',
      member.status,
      member.source,
      member.externalId,
      member.name,
      member.email,
      member.country,
      member.sponsorId,
      member.enrolledAt,
      member.contentHash,
    ]);
    await insertRows(this.transaction, 'members', insertColumns, rows);
  }

  async find(memberId: string): Promise<Member | null> {
    const row = await this.transaction.member.findUnique({
      where: { tenantId_memberId: { tenantId: this.context.tenantId, memberId } },
    });
    return row && toMember(row);
  }

  async findByIds(memberIds: readonly string[]): Promise<Member[]> {
    return this.findAll({ memberId: { in: [...memberIds] } }, memberIds.length);
  }

  async findByCodes(codes: readonly string[]): Promise<Member[]> {
    return this.findAll({ code: { in: [...codes] } }, codes.length);
  }

  async findByNaturalKeys(keys: readonly NaturalKey[]): Promise<Member[]> {
    return this.findAll({ OR: naturalKeysFilter(keys) }, keys.length);
  }

  async hasRoot(): Promise<boolean> {
    const where = { tenantId: this.context.tenantId, sponsorId: null };
    return (await this.transaction.member.findFirst({ where, select: { memberId: true } })) !== null;
  }

  /** Members in order of their codes. */
  async list(filter: MemberFilter, afterCode: string | null, limit: number): Promise<Member[]> {
    const after = afterCode === null ? {} : { code: { gt: afterCode } };
    const rows = await this.transaction.member.findMany({
      where: { AND: [{ tenantId: this.context.tenantId, ...after }, conditionsOf(filter)] },
      orderBy: { code: 'asc' },
      take: limit,
    });
    return rows.map(toMember);
  }

  /** False where the member changed since `revision` was read. */
  async update(memberId: string, revision: number, changes: MemberChanges): Promise<boolean> {
    const { count } = await this.transaction.member.updateMany({
      where: { tenantId: this.context.tenantId, memberId, revision },
      data: { ...changes, revision: { increment: 1 } },
    });
    return count === 1;
  }

  /** Holds off others who hold the same members, until the transaction ends. */
  async hold(memberIds: readonly string[]): Promise<void> {
    await this.transaction.$queryRaw`
      SELECT member_id FROM members
       WHERE tenant_id = ${this.context.tenantId}::uuid AND member_id = ANY(${[...memberIds]}::uuid[])
       ORDER BY member_id FOR NO KEY UPDATE`;
  }

  private async findAll(where: Prisma.MemberWhereInput, asked: number): Promise<Member[]> {
    if (asked === 0) return [];
    const rows = await this.transaction.member.findMany({ where: { tenantId: this.context.tenantId, ...where } });
    return rows.map(toMember);
  }
}
