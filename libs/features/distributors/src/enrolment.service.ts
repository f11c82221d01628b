import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  Database,
  repeatAfterConflict,
  type TenantContext,
  type TenantTransaction,
  violatedConstraint,
} from '@upline/database';
import { EnrolmentFactsRepository } from './enrolment-facts.repository.js';
import { type Enrolment, judgeEnrolments } from './judge-enrolments.js';
import type { Member, NewMember } from './member.js';
import { codeOfNumber, numberOfCode } from './member-code.js';
import { MemberCodesRepository } from './member-codes.repository.js';
import { MembersRepository } from './members.repository.js';

/** Brings distributors into the tree, one or a batch at a time, by the same rules. */
@Injectable()
export class EnrolmentService {
  constructor(private readonly database: Database) {}

  /** @throws MEMBER.EXTERNAL_ID_REUSED, SPONSOR_REQUIRED, SPONSOR_UNKNOWN, SPONSOR_LATER, PERIOD_CLOSED, CODE_TAKEN */
  async enrol(context: TenantContext, member: NewMember): Promise<{ member: Member; isNew: boolean }> {
    const enrolment = await this.enrolOne(context, member);
    if (enrolment.kind === 'refused') throw enrolment.error;
    return { member: enrolment.member, isNew: enrolment.kind === 'created' };
  }

  /** Judges every row by itself; rows may name rows before them as sponsors. One answer per row, in their order. */
  async enrolAll(context: TenantContext, rows: readonly NewMember[]): Promise<Enrolment[]> {
    try {
      return await this.attempt(context, rows);
    } catch (error) {
      if (violatedConstraint(error) === null) throw error;
    }
    // Somebody else wrote one of the same rows in this instant. One by one, each row finds out for itself.
    const enrolments: Enrolment[] = [];
    for (const row of rows) enrolments.push(await this.enrolOne(context, row));
    return enrolments;
  }

  private async enrolOne(context: TenantContext, row: NewMember): Promise<Enrolment> {
    const [enrolment] = await repeatAfterConflict(() => this.attempt(context, [row]));
    return enrolment as Enrolment;
  }

  private async attempt(context: TenantContext, rows: readonly NewMember[]): Promise<Enrolment[]> {
    return this.database.withTenant(context, async (transaction) => {
      const facts = await new EnrolmentFactsRepository(transaction, context).gather(rows, new Date());
      const judged = judgeEnrolments(rows, facts, uuidv7);
      const enrolments = await this.withCodes(transaction, context, judged);
      const created = enrolments.flatMap((each) => (each.kind === 'created' ? [each.member] : []));
      if (created.length > 0) await new MembersRepository(transaction, context).insertAll(created);
      return enrolments;
    });
  }

  private async withCodes(
    transaction: TenantTransaction,
    context: TenantContext,
    judged: readonly Enrolment[],
  ): Promise<Enrolment[]> {
    const codes = judged.flatMap((each) => (each.kind === 'created' ? [each.member.code] : []));
    if (!codes.includes('')) return [...judged];
    const largest = await new MemberCodesRepository(transaction, context).holdLargestNumber();
    let number = codes.reduce((most, code) => Math.max(most, numberOfCode(code)), largest);
    const given = new Map<Member, Member>();
    return judged.map((each) => {
      if (each.kind === 'refused') return each;
      // A row that repeats one before it in the batch was judged to be that very member.
      const member = given.get(each.member) ?? each.member;
      if (member.code !== '') return { ...each, member };
      number += 1;
      const numbered = { ...member, code: codeOfNumber(number) };
      given.set(each.member, numbered);
      return { ...each, member: numbered };
    });
  }
}
