import type { TenantContext, TenantTransaction } from '@upline/database';
import type { MemberAtLevel } from './member.js';

/** Where a page of a downline goes on: after the member with this code on this level. */
export interface DownlinePosition {
  readonly level: number;
  readonly code: string;
}

/** The tree of who sponsored whom. Steps are counted, so that no walk is longer than its depth, whatever the rows say. */
export class SponsorshipRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  /** The member's sponsors, nearest first. */
  async upline(memberId: string, depth: number): Promise<MemberAtLevel[]> {
    return this.transaction.$queryRaw<MemberAtLevel[]>`
      WITH RECURSIVE upline AS (
        SELECT tenant_id, sponsor_id, 0 AS level FROM members
         WHERE tenant_id = ${this.context.tenantId}::uuid AND member_id = ${memberId}::uuid
        UNION ALL
        SELECT above.tenant_id, above.sponsor_id, upline.level + 1
          FROM upline JOIN members above ON above.tenant_id = upline.tenant_id AND above.member_id = upline.sponsor_id
         WHERE upline.level < ${depth}::int
      ), steps AS (
        SELECT tenant_id, sponsor_id AS member_id, level + 1 AS level FROM upline WHERE level < ${depth}::int
      )
      SELECT level, member_id AS "memberId", code, status, source, external_id AS "externalId", name, email, country,
             sponsor_id AS "sponsorId", enrolled_at AS "enrolledAt", content_hash AS "contentHash", revision
        FROM steps JOIN members USING (tenant_id, member_id)
       ORDER BY level`;
  }

  /**
   * Those below the member, level by level and by code within a level. Looks no deeper than the page needs, because the
   * levels of a large downline grow as they go down.
   */
  async downline(
    memberId: string,
    depth: number,
    after: DownlinePosition | null,
    limit: number,
  ): Promise<MemberAtLevel[]> {
    const position = after ?? { level: 0, code: '' };
    for (let reach = Math.max(1, position.level); ; reach += 1) {
      const rows = await this.downlineWithin(memberId, Math.min(reach, depth), position, limit);
      if (rows.length >= limit || reach >= depth) return rows;
    }
  }

  private async downlineWithin(
    memberId: string,
    depth: number,
    { level, code }: DownlinePosition,
    limit: number,
  ): Promise<MemberAtLevel[]> {
    return this.transaction.$queryRaw<MemberAtLevel[]>`
      WITH RECURSIVE downline AS (
        SELECT ${this.context.tenantId}::uuid AS tenant_id, ${memberId}::uuid AS member_id, 0 AS level
        UNION ALL
        SELECT below.tenant_id, below.member_id, downline.level + 1
          FROM downline JOIN members below
            ON below.tenant_id = downline.tenant_id AND below.sponsor_id = downline.member_id
         WHERE downline.level < ${depth}::int
      )
      SELECT level, member_id AS "memberId", code, status, source, external_id AS "externalId", name, email, country,
             sponsor_id AS "sponsorId", enrolled_at AS "enrolledAt", content_hash AS "contentHash", revision
        FROM downline JOIN members USING (tenant_id, member_id)
       WHERE level > 0 AND (level, code) > (${level}::int, ${code})
       ORDER BY level, code
       LIMIT ${limit}::int`;
  }
}
