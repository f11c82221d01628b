import { UplineError } from '@upline/kernel';
import type { Member, NewMember } from './member.js';
import { memberContentHash } from './member-content-hash.js';
import { naturalKeyText } from './natural-key.js';

/** What the database knew about a batch when it was asked. */
export interface EnrolmentFacts {
  readonly byKey: ReadonlyMap<string, Member>;
  readonly byCode: ReadonlyMap<string, Member>;
  readonly byId: ReadonlyMap<string, Member>;
  readonly hasRoot: boolean;
  /** Trees before this instant are frozen; null where no period is closed. */
  readonly frozenUntil: Date | null;
  readonly now: Date;
}

export type Enrolment =
  | { readonly kind: 'created' | 'unchanged'; readonly member: Member }
  | { readonly kind: 'refused'; readonly error: UplineError };

/** Judges a batch in its order: a row may name the code of a row before it as its sponsor. A code of '' is still to be given out. */
export function judgeEnrolments(rows: readonly NewMember[], facts: EnrolmentFacts, nextId: () => string): Enrolment[] {
  const batch = new Batch(facts, nextId);
  return rows.map((row) => batch.judge(row));
}

class Batch {
  private readonly byKey: Map<string, Member>;
  private readonly byCode: Map<string, Member>;
  private hasRoot: boolean;

  constructor(
    private readonly facts: EnrolmentFacts,
    private readonly nextId: () => string,
  ) {
    this.byKey = new Map(facts.byKey);
    this.byCode = new Map(facts.byCode);
    this.hasRoot = facts.hasRoot;
  }

  judge(row: NewMember): Enrolment {
    const sponsor = this.sponsorOf(row);
    const contentHash = memberContentHash(row, sponsor?.code ?? sponsorText(row));
    const known = this.knownAs(row);
    if (known?.contentHash === contentHash) return { kind: 'unchanged', member: known };
    const error = known ? reused(row) : this.faultOf(row, sponsor);
    if (error) return { kind: 'refused', error };
    const member: Member = {
      memberId: this.nextId(),
      code: row.code ?? '',
      status: 'active',
      source: row.source,
      externalId: row.externalId,
      name: row.name,
      email: row.email,
      country: row.country,
      sponsorId: sponsor?.memberId ?? null,
      enrolledAt: row.enrolledAt ?? this.facts.now,
      contentHash,
      revision: 1,
    };
    this.remember(member);
    return { kind: 'created', member };
  }

  private sponsorOf({ sponsor }: NewMember): Member | undefined {
    if (sponsor === null) return undefined;
    return 'code' in sponsor ? this.byCode.get(sponsor.code) : this.facts.byId.get(sponsor.memberId);
  }

  private knownAs({ source, externalId }: NewMember): Member | undefined {
    return source === null || externalId === null ? undefined : this.byKey.get(naturalKeyText({ source, externalId }));
  }

  private faultOf(row: NewMember, sponsor: Member | undefined): UplineError | null {
    const enrolledAt = row.enrolledAt ?? this.facts.now;
    if (row.sponsor === null && this.hasRoot) return sponsorRequired();
    if (row.sponsor !== null && !sponsor) return sponsorUnknown(row);
    if (sponsor && sponsor.enrolledAt > enrolledAt) return sponsorLater(sponsor);
    const { frozenUntil } = this.facts;
    if (frozenUntil && enrolledAt < frozenUntil) return periodClosed(frozenUntil);
    if (row.code !== null && this.byCode.has(row.code)) return codeTaken(row.code);
    return null;
  }

  private remember(member: Member): void {
    const { source, externalId, code } = member;
    if (source !== null && externalId !== null) this.byKey.set(naturalKeyText({ source, externalId }), member);
    if (code !== '') this.byCode.set(code, member);
    if (member.sponsorId === null) this.hasRoot = true;
  }
}

function sponsorText({ sponsor }: NewMember): string | null {
  if (sponsor === null) return null;
  return 'code' in sponsor ? sponsor.code : sponsor.memberId;
}

function reused({ source, externalId }: NewMember): UplineError {
  return new UplineError(
    'MEMBER.EXTERNAL_ID_REUSED',
    `The source "${source}" already sent other content under the external id "${externalId}".`,
    [{ pointer: '/externalId', code: 'REUSED', detail: 'Send what was sent before, or another external id.' }],
  );
}

function sponsorRequired(): UplineError {
  return new UplineError('MEMBER.SPONSOR_REQUIRED', 'Everybody after the first distributor has a sponsor.', [
    { pointer: '/sponsorId', code: 'REQUIRED', detail: 'Name the sponsor by sponsorId or sponsorCode.' },
  ]);
}

function sponsorUnknown({ sponsor }: NewMember): UplineError {
  const byCode = sponsor !== null && 'code' in sponsor;
  const detail = byCode ? `There is no distributor with the code "${sponsor.code}".` : 'There is no such distributor.';
  return new UplineError('MEMBER.SPONSOR_UNKNOWN', `The sponsor is not known. ${detail}`, [
    { pointer: byCode ? '/sponsorCode' : '/sponsorId', code: 'UNKNOWN', detail },
  ]);
}

function sponsorLater(sponsor: Member): UplineError {
  const detail = `The sponsor ${sponsor.code} enrolled at ${sponsor.enrolledAt.toISOString()}, which is later.`;
  return new UplineError('MEMBER.SPONSOR_LATER', detail, [{ pointer: '/enrolledAt', code: 'TOO_EARLY', detail }]);
}

function periodClosed(frozenUntil: Date): UplineError {
  const detail = `The tree before ${frozenUntil.toISOString()} belongs to a period that is locked or posted.`;
  return new UplineError('MEMBER.PERIOD_CLOSED', detail, [{ pointer: '/enrolledAt', code: 'PERIOD_CLOSED', detail }]);
}

function codeTaken(code: string): UplineError {
  return new UplineError('MEMBER.CODE_TAKEN', `Another distributor has the code "${code}".`, [
    { pointer: '/code', code: 'TAKEN', detail: 'Choose another code.' },
  ]);
}
