import { UplineError } from '@upline/kernel';
import { Prisma, type TenantContext, type TenantTransaction, violatedConstraint } from '@upline/database';
import type { PlanRecord, PlanVersion, PlanVersionSummary } from './plan-record.js';

const summary = {
  version: true,
  status: true,
  planHash: true,
  comment: true,
  effectiveFromPeriod: true,
  createdAt: true,
  publishedAt: true,
} as const;
const withVersions = { versions: { select: summary, orderBy: { version: 'asc' } } } as const;

type PlanRow = Prisma.PlanGetPayload<{ include: typeof withVersions }>;
type SummaryRow = PlanRow['versions'][number];

function toSummary(row: SummaryRow): PlanVersionSummary {
  return { ...row, status: row.status as PlanVersionSummary['status'] };
}

function toPlan({ planId, name, createdAt, versions }: PlanRow): PlanRecord {
  return { planId, name, createdAt, versions: versions.map(toSummary) };
}

export interface NewVersion {
  readonly version: number;
  readonly document: unknown;
  readonly planHash: string;
  readonly comment: string;
}

export class PlansRepository {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly context: TenantContext,
  ) {}

  async insert(planId: string, name: string): Promise<void> {
    const { tenantId, actor } = this.context;
    try {
      await this.transaction.plan.create({ data: { tenantId, planId, name, createdBy: actor.responsibleUserId } });
    } catch (error) {
      if (violatedConstraint(error) !== 'plans_tenant_id_name_key') throw error;
      throw new UplineError('PLAN.NAME_TAKEN', `There is already a plan named "${name}".`, [
        { pointer: '/name', code: 'TAKEN', detail: 'Choose another name, or add a version to that plan.' },
      ]);
    }
  }

  async insertVersion(planId: string, version: NewVersion): Promise<void> {
    const { tenantId, actor } = this.context;
    await this.transaction.planVersion.create({
      data: {
        ...version,
        tenantId,
        planId,
        status: 'draft',
        document: version.document as Prisma.InputJsonValue,
        createdBy: actor.responsibleUserId,
      },
    });
  }

  async find(planId: string): Promise<PlanRecord | null> {
    const row = await this.transaction.plan.findUnique({
      where: { tenantId_planId: { tenantId: this.context.tenantId, planId } },
      include: withVersions,
    });
    return row && toPlan(row);
  }

  /** The plan, held so that its versions cannot change until the transaction ends. */
  async hold(planId: string): Promise<PlanRecord | null> {
    await this.transaction.$queryRaw`SELECT 1 FROM plans WHERE plan_id = ${planId}::uuid FOR UPDATE`;
    return this.find(planId);
  }

  async list(afterName: string | null, limit: number): Promise<PlanRecord[]> {
    const rows = await this.transaction.plan.findMany({
      where: afterName === null ? {} : { name: { gt: afterName } },
      orderBy: { name: 'asc' },
      take: limit,
      include: withVersions,
    });
    return rows.map(toPlan);
  }

  async findVersion(planId: string, version: number): Promise<PlanVersion | null> {
    const row = await this.transaction.planVersion.findUnique({
      where: { tenantId_planId_version: { tenantId: this.context.tenantId, planId, version } },
      select: { ...summary, planId: true, document: true },
    });
    return row && { ...toSummary(row), planId: row.planId, document: row.document };
  }

  /** The version in force for a month: the published one with the latest first month that is not after it. */
  async findInForce(planId: string, periodKey: string): Promise<PlanVersion | null> {
    const row = await this.transaction.planVersion.findFirst({
      where: { planId, status: 'published', effectiveFromPeriod: { lte: periodKey } },
      orderBy: { effectiveFromPeriod: 'desc' },
      select: { ...summary, planId: true, document: true },
    });
    return row && { ...toSummary(row), planId: row.planId, document: row.document };
  }

  async publish(planId: string, version: number, effectiveFromPeriod: string): Promise<void> {
    try {
      await this.transaction.planVersion.update({
        where: { tenantId_planId_version: { tenantId: this.context.tenantId, planId, version } },
        data: {
          status: 'published',
          effectiveFromPeriod,
          publishedAt: new Date(),
          publishedBy: this.context.actor.responsibleUserId,
        },
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'plan_versions_one_per_period') throw error;
      throw new UplineError('PLAN.PERIOD_TAKEN', `Another version takes effect in ${effectiveFromPeriod} already.`, [
        { pointer: '/effectiveFromPeriod', code: 'TAKEN', detail: 'Choose another month.' },
      ]);
    }
  }
}
