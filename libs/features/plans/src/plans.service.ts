import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  documentPlan,
  type Plan,
  planHash,
  type PlanValidation,
  renderHtml,
  renderMarkdown,
  validatePlan,
} from '@upline/commission-engine';
import { type Fault, UplineError } from '@upline/kernel';
import { Database, type TenantContext } from '@upline/database';
import { decodeCursor, type Page, pageOf } from '@upline/http';
import { PeriodsRepository } from '@upline/periods';
import { TenantsService } from '@upline/tenants';
import { unbookedVolumeFaults } from './booked-volumes.js';
import { missingFactFaults } from './missing-facts.js';
import type { PlanRecord, PlanVersion } from './plan-record.js';
import { PlansRepository } from './plans.repository.js';

/** Plans as data: validated when they are saved, never changed afterwards, in force from a month on. */
@Injectable()
export class PlansService {
  constructor(
    private readonly database: Database,
    private readonly tenants: TenantsService,
  ) {}

  validate(document: unknown): PlanValidation {
    return validatePlan(document);
  }

  /** A plan in plain English, as a text and as a page. @throws PLAN.INVALID */
  specify(document: unknown): { markdown: string; html: string } {
    const { plan, errors } = validatePlan(document);
    if (!plan) throw invalid(errors);
    const specification = documentPlan(plan);
    return { markdown: renderMarkdown(specification), html: renderHtml(specification) };
  }

  /** A new plan with its first version, a draft. @throws PLAN.INVALID, PLAN.NAME_TAKEN */
  async create(context: TenantContext, name: string, document: unknown, comment: string): Promise<PlanRecord> {
    const plan = await this.checked(context, document);
    const planId = uuidv7();
    return this.database.withTenant(context, async (transaction) => {
      const plans = new PlansRepository(transaction, context);
      await plans.insert(planId, name);
      await plans.insertVersion(planId, { version: 1, document, planHash: planHash(plan), comment });
      return found(await plans.find(planId));
    });
  }

  /** The next version, a draft. @throws PLAN.INVALID, PLAN.UNKNOWN */
  async addVersion(context: TenantContext, planId: string, document: unknown, comment: string): Promise<PlanRecord> {
    const plan = await this.checked(context, document);
    return this.database.withTenant(context, async (transaction) => {
      const plans = new PlansRepository(transaction, context);
      const { versions } = found(await plans.hold(planId));
      const version = (versions.at(-1)?.version ?? 0) + 1;
      await plans.insertVersion(planId, { version, document, planHash: planHash(plan), comment });
      return found(await plans.find(planId));
    });
  }

  async get(context: TenantContext, planId: string): Promise<PlanRecord> {
    return found(
      await this.database.withTenant(context, (transaction) => new PlansRepository(transaction, context).find(planId)),
    );
  }

  async getVersion(context: TenantContext, planId: string, version: number): Promise<PlanVersion> {
    return found(
      await this.database.withTenant(context, (transaction) =>
        new PlansRepository(transaction, context).findVersion(planId, version),
      ),
    );
  }

  async list(context: TenantContext, cursor: string | undefined, limit: number): Promise<Page<PlanRecord>> {
    const [afterName = null] = cursor === undefined ? [] : decodeCursor(cursor, [/^[^\0]{1,200}$/]);
    const rows = await this.database.withTenant(context, (transaction) =>
      new PlansRepository(transaction, context).list(afterName, limit + 1),
    );
    return pageOf(
      rows,
      limit,
      (plan) => [plan.name],
      (plan) => plan,
    );
  }

  /**
   * Puts a version in force from a month on. A month that is posted was paid by what was in force then.
   * @throws PLAN.UNKNOWN, PLAN.ALREADY_PUBLISHED, PLAN.FACTS_NOT_RECORDED, PLAN.PERIOD_TAKEN, PERIOD.POSTED
   */
  async publish(context: TenantContext, planId: string, version: number, fromPeriod: string): Promise<PlanRecord> {
    return this.database.withTenant(context, async (transaction) => {
      const plans = new PlansRepository(transaction, context);
      await plans.hold(planId);
      const draft = found(await plans.findVersion(planId, version));
      if (draft.status === 'published') {
        throw new UplineError(
          'PLAN.ALREADY_PUBLISHED',
          `Version ${version} is in force from ${draft.effectiveFromPeriod} on. Add a new version to change the plan.`,
        );
      }
      refuseMissingFacts(draft.document);
      if ((await new PeriodsRepository(transaction, context).hold(fromPeriod, 'share'))?.status === 'posted') {
        throw new UplineError(
          'PERIOD.POSTED',
          `The period ${fromPeriod} is posted, so its plan cannot change any more.`,
          [{ pointer: '/effectiveFromPeriod', code: 'POSTED', detail: 'Choose a month that is not posted.' }],
        );
      }
      await plans.publish(planId, version, fromPeriod);
      return found(await plans.find(planId));
    });
  }

  private async checked(context: TenantContext, document: unknown): Promise<Plan> {
    const { plan, errors } = validatePlan(document);
    const tenant = await this.tenants.current(context);
    const faults = [
      ...errors,
      ...(plan ? unbookedVolumeFaults(plan) : []),
      ...(plan && plan.currency !== tenant.currency ? [otherCurrency(tenant.currency)] : []),
    ];
    if (plan === undefined || faults.length > 0) throw invalid(faults);
    return plan;
  }
}

function invalid(faults: readonly Fault[]): UplineError {
  const pointed = faults.map((fault) => ({ ...fault, pointer: `/document${fault.pointer}` }));
  const many = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return new UplineError('PLAN.INVALID', `The plan has ${many}; see errors.`, pointed);
}

function refuseMissingFacts(document: unknown): void {
  const { plan } = validatePlan(document);
  const faults = plan ? missingFactFaults(plan) : [];
  if (faults.length === 0) return;
  const pointed = faults.map((fault) => ({ ...fault, pointer: `/document${fault.pointer}` }));
  throw new UplineError('PLAN.FACTS_NOT_RECORDED', faults.map(({ detail }) => detail).join(' '), pointed);
}

function otherCurrency(currency: string): Fault {
  return { pointer: '/currency', code: 'OTHER_CURRENCY', detail: `The company pays in ${currency}.` };
}

function found<T>(value: T | null): T {
  if (value === null) throw new UplineError('PLAN.UNKNOWN', 'No such plan, or no such version of it.');
  return value;
}
