import { moneyOfMinor } from '@upline/money';
import { type Run, type RunKind, type RunStatus, runStatuses } from '@upline/commissions';
import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  Nullable,
  ObjectField,
  PageQuery,
  PeriodField,
  TextField,
} from '../fields/index.js';
import { SignedMoneyDto } from '../orders/signed-amounts.dto.js';

const kinds = ['preview', 'final'] as const;

export class NewRunDto {
  @PeriodField()
  period!: string;

  @ChoiceField(kinds, { description: 'A final run locks the period; a preview shows what it would pay.' })
  kind!: RunKind;

  @IdField()
  planId!: string;
}

export class RunsQuery extends PageQuery {
  @PeriodField({ optional: true })
  period?: string;

  @ChoiceField(runStatuses, { optional: true })
  status?: RunStatus;

  @ChoiceField(kinds, { optional: true })
  kind?: RunKind;
}

export class CommentDto {
  @TextField({ optional: true, max: 500 })
  comment?: string | null;
}

export class ReasonDto {
  @TextField({ max: 500 })
  reason!: string;
}

export class RejectionDto {
  @TextField({ max: 500, description: 'Why; whoever started the run reads it.' })
  comment!: string;
}

export class RunPlanDto {
  @IdField()
  planId!: string;

  @IntegerField(1, 2 ** 31 - 1)
  version!: number;

  @TextField()
  planHash!: string;
}

export class RunProgressDto {
  @ChoiceField(runStatuses)
  stage!: RunStatus;

  @IntegerField(0, Number.MAX_SAFE_INTEGER)
  rowsDone!: number;

  @Nullable('integer')
  rowsTotal!: number | null;
}

export class RunTotalsDto {
  @IntegerField(0, 2 ** 31 - 1)
  members!: number;

  @IntegerField(0, 2 ** 31 - 1)
  orders!: number;

  @IntegerField(0, 2 ** 31 - 1)
  lines!: number;

  @IntegerField(0, 2 ** 31 - 1)
  payees!: number;

  @ObjectField(() => SignedMoneyDto)
  total!: SignedMoneyDto;
}

export class RunFailureDto {
  @TextField()
  code!: string;

  @TextField({ max: 2000 })
  detail!: string;
}

export class RunDecisionDto {
  @ChoiceField(['approved', 'rejected'])
  decision!: string;

  @IdField({ description: 'The user who decided.' })
  by!: string;

  @InstantField()
  at!: string;

  @TextField({ min: 0, max: 500 })
  note!: string;
}

export class RunVoidedDto {
  @IdField()
  by!: string;

  @InstantField()
  at!: string;

  @TextField({ max: 500 })
  reason!: string;
}

export class RunDto {
  @IdField()
  runId!: string;

  @PeriodField()
  period!: string;

  @ChoiceField(kinds)
  kind!: RunKind;

  @ChoiceField(runStatuses)
  status!: RunStatus;

  @ObjectField(() => RunPlanDto)
  plan!: RunPlanDto;

  @ObjectField(() => RunProgressDto)
  progress!: RunProgressDto;

  @Nullable(() => RunTotalsDto, { description: 'Null until the run is calculated.' })
  totals!: RunTotalsDto | null;

  @Nullable('string', { description: 'Over plan and facts.' })
  inputDigest!: string | null;

  @Nullable('string', { description: 'Over plan, facts and result: the same for the same, for ever.' })
  digest!: string | null;

  @Nullable(() => RunFailureDto, {
    description: 'Why the run failed, or, while it is at work, why the last attempt did: COMMISSION_RUN.TRYING_AGAIN.',
  })
  failure!: RunFailureDto | null;

  @IdField({ description: 'The user who started it, or who made the API key that did.' })
  startedBy!: string;

  @InstantField()
  startedAt!: string;

  @Nullable('string')
  calculatedAt!: string | null;

  @Nullable('number', { description: 'From the first worker to the result.' })
  seconds!: number | null;

  @Nullable(() => RunDecisionDto)
  decision!: RunDecisionDto | null;

  @Nullable('string')
  postedAt!: string | null;

  @Nullable(() => RunVoidedDto)
  voided!: RunVoidedDto | null;

  @Nullable('string', { description: 'The run that took its place.' })
  supersededBy!: string | null;

  static of(run: Run): RunDto {
    const { totals, decision, voided, workStartedAt, calculatedAt } = run;
    return {
      runId: run.runId,
      period: run.periodKey,
      kind: run.kind,
      status: run.status,
      plan: { planId: run.planId, version: run.planVersion, planHash: run.planHash },
      progress: { stage: run.status, rowsDone: run.rowsDone, rowsTotal: run.rowsTotal },
      totals: totals && {
        members: totals.memberCount,
        orders: totals.orderCount,
        lines: totals.lineCount,
        payees: totals.payeeCount,
        total: moneyOfMinor(totals.totalMinor, run.currency),
      },
      inputDigest: run.inputDigest,
      digest: run.digest,
      failure: run.failure,
      startedBy: run.startedBy,
      startedAt: run.createdAt.toISOString(),
      calculatedAt: calculatedAt?.toISOString() ?? null,
      seconds: workStartedAt && calculatedAt ? (calculatedAt.getTime() - workStartedAt.getTime()) / 1000 : null,
      decision: decision && { ...decision, at: decision.at.toISOString() },
      postedAt: run.postedAt?.toISOString() ?? null,
      voided: voided && { ...voided, at: voided.at.toISOString() },
      supersededBy: run.supersededBy,
    };
  }
}
