import type { Member, MemberAtLevel, MemberChanges, MemberFilter, NewMember } from '@upline/distributors';
import {
  ChoiceField,
  EmailField,
  IdField,
  InstantField,
  IntegerField,
  Nullable,
  PageQuery,
  QueryIntegerField,
  SourceField,
  TextField,
} from '../fields/index.js';
import { Changeable, Removable } from '../fields/changeable.js';
import { OnlyOneOf } from '../fields/only-one-of.js';

const statuses = ['active', 'suspended', 'terminated'] as const;
const code = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
  shape: '1 to 40 letters, digits, dots, dashes and underscores, starting with a letter or a digit',
  max: 40,
};
const country = { pattern: /^[A-Z]{2}$/, shape: 'an ISO 3166 code of two capitals such as US', min: 2, max: 2 };

export class NewDistributorDto {
  @TextField({ ...code, optional: true, example: 'D0000001', description: 'Given out where it is left out.' })
  code?: string | null;

  @SourceField('distributor')
  source?: string | null;

  @TextField({ optional: true, max: 120, description: 'The name that the distributor has there, unique per source.' })
  externalId?: string | null;

  @TextField()
  name!: string;

  @EmailField({ optional: true })
  email?: string | null;

  @TextField({ ...country, optional: true, example: 'US' })
  country?: string | null;

  @OnlyOneOf('sponsorId', 'sponsorCode')
  @IdField({ optional: true, description: 'Everybody has a sponsor but the first of the tree.' })
  sponsorId?: string | null;

  @TextField({ ...code, optional: true, description: 'Instead of sponsorId.' })
  sponsorCode?: string | null;

  @InstantField({ optional: true, description: 'Now, where it is left out.' })
  enrolledAt?: string | null;

  static toNewMember(dto: NewDistributorDto): NewMember {
    const { sponsorId, sponsorCode } = dto;
    const sponsor = sponsorId ? { memberId: sponsorId.toLowerCase() } : sponsorCode ? { code: sponsorCode } : null;
    const externalId = dto.externalId ?? null;
    return {
      code: dto.code ?? null,
      source: externalId === null ? null : (dto.source ?? 'api'),
      externalId,
      name: dto.name,
      email: dto.email ?? null,
      country: dto.country ?? null,
      sponsor,
      enrolledAt: dto.enrolledAt ? new Date(dto.enrolledAt) : null,
    };
  }
}

export class DistributorChangesDto {
  @Changeable(TextField())
  name?: string;

  @Removable(EmailField())
  email?: string | null;

  @Removable(TextField({ ...country, example: 'US' }))
  country?: string | null;

  /** Only what the request holds; a field that is undefined is none. */
  static toChanges({ name, email, country: changedCountry }: DistributorChangesDto): MemberChanges {
    return {
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(changedCountry !== undefined && { country: changedCountry }),
    };
  }
}

export class DistributorsQuery extends PageQuery {
  @ChoiceField(statuses, { optional: true })
  status?: Member['status'];

  @TextField({ ...country, optional: true })
  country?: string;

  @IdField({ optional: true, description: 'Those whom this distributor brought in personally.' })
  sponsorId?: string;

  @TextField({ optional: true, max: 100, description: 'Found in the name, the code or the e-mail address.' })
  search?: string;

  @InstantField({ optional: true })
  enrolledFrom?: string;

  @InstantField({ optional: true })
  enrolledBefore?: string;

  static toFilter(query: DistributorsQuery): MemberFilter {
    return {
      ...(query.status && { status: query.status }),
      ...(query.country && { country: query.country }),
      ...(query.sponsorId && { sponsorId: query.sponsorId.toLowerCase() }),
      ...(query.search && { search: query.search }),
      ...(query.enrolledFrom && { enrolledFrom: new Date(query.enrolledFrom) }),
      ...(query.enrolledBefore && { enrolledBefore: new Date(query.enrolledBefore) }),
    };
  }
}

export class UplineQuery {
  @QueryIntegerField(1, 1000, { optional: true, description: 'Levels to climb; 1000 where it is left out.' })
  depth: number = 1000;
}

export class DownlineQuery extends PageQuery {
  @QueryIntegerField(1, 20, { optional: true, description: 'Levels to descend; 20 where it is left out.' })
  depth: number = 20;
}

export class DistributorDto {
  @IdField()
  memberId!: string;

  @TextField({ max: 40, example: 'D0000001' })
  code!: string;

  @Nullable('string')
  source!: string | null;

  @Nullable('string')
  externalId!: string | null;

  @TextField()
  name!: string;

  @Nullable('string')
  email!: string | null;

  @Nullable('string')
  country!: string | null;

  @ChoiceField(statuses)
  status!: Member['status'];

  @Nullable('string', { description: 'Null for the first of the tree.' })
  sponsorId!: string | null;

  @InstantField()
  enrolledAt!: string;

  @IntegerField(1, 2 ** 31, { description: 'Send it as If-Match to change the distributor.' })
  revision!: number;

  static of(member: Member): DistributorDto {
    const { memberId, code, source, externalId, name, email, country, status, sponsorId, enrolledAt, revision } =
      member;
    return {
      memberId,
      code,
      source,
      externalId,
      name,
      email,
      country,
      status,
      sponsorId,
      enrolledAt: enrolledAt.toISOString(),
      revision,
    };
  }
}

export class RelativeDto extends DistributorDto {
  @IntegerField(1, 1000, { description: 'Steps from the distributor who was asked about.' })
  level!: number;

  static override of(member: MemberAtLevel): RelativeDto {
    return { level: member.level, ...DistributorDto.of(member) };
  }
}
