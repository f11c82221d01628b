import type { PlanRecord, PlanVersion, PlanVersionSummary } from '@upline/plans';
import {
  BooleanField,
  ChoiceField,
  DocumentField,
  IdField,
  InstantField,
  IntegerField,
  ListField,
  Nullable,
  PeriodField,
  TextField,
} from '../fields/index.js';

const document = { description: 'The plan, in the plan language.' };

export class PlanDocumentDto {
  @DocumentField(document)
  document!: Record<string, unknown>;
}

export class NewVersionDto extends PlanDocumentDto {
  @TextField({ optional: true, max: 500, description: 'What is new, for those who come later.' })
  comment?: string | null;
}

export class NewPlanDto extends NewVersionDto {
  @TextField()
  name!: string;
}

export class PublishDto {
  @PeriodField({ description: 'The first month that is paid by this version.' })
  effectiveFromPeriod!: string;
}

export class FaultDto {
  @TextField({ min: 0, max: 2000, description: 'JSON pointer to the value that has the fault.' })
  pointer!: string;

  @TextField()
  code!: string;

  @TextField({ max: 2000 })
  detail!: string;
}

export class PlanValidationDto {
  @BooleanField()
  valid!: boolean;

  @ListField(() => FaultDto, 0, 1000)
  errors!: FaultDto[];

  @ListField(() => FaultDto, 0, 1000)
  warnings!: FaultDto[];
}

export class PlanSpecificationDto {
  @TextField({ max: 5_000_000 })
  markdown!: string;

  @TextField({ max: 5_000_000, description: 'A whole page.' })
  html!: string;
}

export class PlanVersionSummaryDto {
  @IntegerField(1, 2 ** 31 - 1)
  version!: number;

  @ChoiceField(['draft', 'published'])
  status!: string;

  @TextField({ description: 'SHA-256 of the canonical document.' })
  planHash!: string;

  @TextField({ min: 0, max: 500 })
  comment!: string;

  @Nullable('string')
  effectiveFromPeriod!: string | null;

  @InstantField()
  createdAt!: string;

  @Nullable('string')
  publishedAt!: string | null;

  static of(version: PlanVersionSummary): PlanVersionSummaryDto {
    const { status, planHash, comment, effectiveFromPeriod, createdAt, publishedAt } = version;
    return {
      version: version.version,
      status,
      planHash,
      comment,
      effectiveFromPeriod,
      createdAt: createdAt.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
    };
  }
}

export class PlanVersionDto extends PlanVersionSummaryDto {
  @IdField()
  planId!: string;

  @DocumentField(document)
  document!: Record<string, unknown>;

  static ofVersion(version: PlanVersion): PlanVersionDto {
    return {
      ...PlanVersionSummaryDto.of(version),
      planId: version.planId,
      document: version.document as Record<string, unknown>,
    };
  }
}

export class PlanDto {
  @IdField()
  planId!: string;

  @TextField()
  name!: string;

  @InstantField()
  createdAt!: string;

  @ListField(() => PlanVersionSummaryDto, 1, 10_000)
  versions!: PlanVersionSummaryDto[];

  static of({ planId, name, createdAt, versions }: PlanRecord): PlanDto {
    return {
      planId,
      name,
      createdAt: createdAt.toISOString(),
      versions: versions.map((version) => PlanVersionSummaryDto.of(version)),
    };
  }
}
