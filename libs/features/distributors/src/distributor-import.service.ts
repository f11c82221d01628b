import { Injectable } from '@nestjs/common';
import { Database, type TenantContext } from '@upline/database';
import type { RowHandler } from '@upline/imports';
import { DistributorImport } from './distributor-import.js';
import { EnrolmentService } from './enrolment.service.js';
import type { NewMember } from './member.js';
import { MembersRepository } from './members.repository.js';

/** Opens imports of distributors. Each import keeps its own list of those who wait for a sponsor. */
@Injectable()
export class DistributorImportService {
  constructor(
    private readonly database: Database,
    private readonly enrolment: EnrolmentService,
  ) {}

  start(context: TenantContext): RowHandler<NewMember> {
    return new DistributorImport(
      (members) => this.enrolment.enrolAll(context, members),
      async (codes) => {
        const found = await this.database.withTenant(context, (transaction) =>
          new MembersRepository(transaction, context).findByCodes(codes),
        );
        return new Set(found.map(({ code }) => code));
      },
    );
  }
}
