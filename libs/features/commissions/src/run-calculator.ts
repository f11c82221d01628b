import { type CalculationResult, type Plan, planNeeds, validatePlan } from '@upline/commission-engine';
import { UplineError } from '@upline/kernel';
import type { Database, TenantContext } from '@upline/database';
import { PlansRepository } from '@upline/plans';
import { CalculationThread } from './calculation-thread.js';
import { ResultsRepository } from './results.repository.js';
import type { ClaimedRun } from './run-claims.repository.js';
import type { RunLease } from './run-lease.js';
import { type LoadedSnapshot, SnapshotRepository } from './snapshot.repository.js';

/** The plan that a run was started with. @throws COMMISSION_RUN.PLAN_UNREADABLE */
export async function readPlan(
  database: Database,
  context: TenantContext,
  { planId, planVersion }: Pick<ClaimedRun, 'planId' | 'planVersion'>,
): Promise<Plan> {
  const version = await database.withTenant(context, (transaction) =>
    new PlansRepository(transaction, context).findVersion(planId, planVersion),
  );
  const { plan } = validatePlan(version?.document);
  if (!plan)
    throw new UplineError('COMMISSION_RUN.PLAN_UNREADABLE', 'The stored plan is not one that this engine reads.');
  return plan;
}

/** Everything a period is calculated from, as of one instant. */
export async function loadSnapshot(
  database: Database,
  context: TenantContext,
  periodKey: string,
  plan: Plan,
): Promise<LoadedSnapshot> {
  return database.withTenantConnection(
    context,
    (connection) => new SnapshotRepository(connection, context.tenantId).load(periodKey, planNeeds(plan)),
    'REPEATABLE READ',
  );
}

/** Takes a claimed run through its stages. Every stage can be repeated by another worker and comes to the same. */
export class RunCalculator {
  constructor(
    private readonly database: Database,
    private readonly context: TenantContext,
    private readonly lease: RunLease,
  ) {}

  async calculate(claim: ClaimedRun): Promise<void> {
    const plan = await readPlan(this.database, this.context, claim);
    const loaded = await loadSnapshot(this.database, this.context, claim.periodKey, plan);
    await this.lease.enterStage('calculating', null);
    const result = await this.compute(plan, loaded);
    await this.lease.enterStage('writing', result.payees.memberIndex.length + result.lines.amountMinor.length);
    await this.write(claim, loaded, result);
  }

  private async compute(plan: Plan, { snapshot }: LoadedSnapshot): Promise<CalculationResult> {
    const thread = new CalculationThread();
    try {
      return await thread.calculate(plan, snapshot);
    } finally {
      await thread.stop();
    }
  }

  private async write(
    claim: ClaimedRun,
    { snapshot, memberIds }: LoadedSnapshot,
    result: CalculationResult,
  ): Promise<void> {
    await this.database.withTenantConnection(this.context, async (connection) => {
      const results = new ResultsRepository(connection, this.context.tenantId, claim);
      await results.write(result, memberIds, (rows) => this.lease.countRows(rows));
      const { lineCount, payeeCount, linesMinor, payeesMinor } = await results.totals();
      if (
        lineCount !== result.lines.amountMinor.length ||
        payeeCount !== result.payees.memberIndex.length ||
        linesMinor !== result.totalPaidMinor ||
        payeesMinor !== result.totalPaidMinor
      ) {
        throw new UplineError('RUN.CHECK_FAILED', 'What was written does not add up to what was calculated.');
      }
      const counts = { members: memberIds.length, orders: snapshot.orders.references.length };
      await results.show(result, counts);
    });
  }
}
