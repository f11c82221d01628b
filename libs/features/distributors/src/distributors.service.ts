import { Injectable } from '@nestjs/common';
import { UplineError } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import type { Member, MemberAtLevel, MemberChanges, MemberFilter } from './member.js';
import { MembersRepository } from './members.repository.js';
import { SponsorshipRepository } from './sponsorship.repository.js';

const CODE = /^[^\0]{1,100}$/;
const LEVEL = /^\d{1,4}$/;

@Injectable()
export class DistributorsService {
  constructor(private readonly database: Database) {}

  /** @throws MEMBER.UNKNOWN */
  async get(context: TenantContext, memberId: string): Promise<Member> {
    const member = await this.database.withTenant(context, (transaction) =>
      new MembersRepository(transaction, context).find(memberId),
    );
    if (!member) throw unknownMember();
    return member;
  }

  /** In order of the codes. */
  async list(
    context: TenantContext,
    filter: MemberFilter,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Member>> {
    const [afterCode = null] = cursor === undefined ? [] : decodeCursor(cursor, [CODE]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new MembersRepository(transaction, context).list(filter, afterCode, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (member) => [member.code],
      (member) => member,
    );
  }

  /** @throws MEMBER.UNKNOWN, REQUEST.PRECONDITION_FAILED */
  async change(context: TenantContext, memberId: string, revision: number, changes: MemberChanges): Promise<Member> {
    return this.database.withTenant(context, async (transaction) => {
      const members = new MembersRepository(transaction, context);
      const isChanged = await members.update(memberId, revision, changes);
      const member = await members.find(memberId);
      if (!member) throw unknownMember();
      if (isChanged) return member;
      throw new UplineError(
        'REQUEST.PRECONDITION_FAILED',
        'The distributor changed meanwhile. Read it again, then repeat.',
      );
    });
  }

  /** The sponsor, the sponsor's sponsor and so on, nearest first. @throws MEMBER.UNKNOWN */
  async upline(context: TenantContext, memberId: string, depth: number): Promise<MemberAtLevel[]> {
    return this.database.withTenant(context, async (transaction) => {
      if (!(await new MembersRepository(transaction, context).find(memberId))) throw unknownMember();
      return new SponsorshipRepository(transaction, context).upline(memberId, depth);
    });
  }

  /** Those whom the member brought in, directly or not, by level and code. @throws MEMBER.UNKNOWN */
  async downline(
    context: TenantContext,
    memberId: string,
    depth: number,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<MemberAtLevel>> {
    const [level, code] = cursor === undefined ? [] : decodeCursor(cursor, [LEVEL, CODE]);
    const after = level === undefined || code === undefined ? null : { level: Number(level), code };
    const rows = await this.database.withTenant(context, async (transaction) => {
      if (!(await new MembersRepository(transaction, context).find(memberId))) throw unknownMember();
      return new SponsorshipRepository(transaction, context).downline(memberId, depth, after, limit + 1);
    });
    return pageOf(
      rows,
      limit,
      (member) => [String(member.level), member.code],
      (member) => member,
    );
  }
}

function unknownMember(): UplineError {
  return new UplineError('MEMBER.UNKNOWN', 'No such distributor.');
}
