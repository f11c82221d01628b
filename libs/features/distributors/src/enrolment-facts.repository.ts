import type { TenantContext, TenantTransaction } from '@upline/database';
import { HeldPeriodsRepository } from '@upline/periods';
import type { EnrolmentFacts } from './judge-enrolments.js';
import type { NewMember } from './member.js';
import { MembersRepository } from './members.repository.js';
import { type NaturalKey, naturalKeyText } from './natural-key.js';

/** Gathers, in a few statements for a whole batch, everything that its rows are judged by. */
export class EnrolmentFactsRepository {
  private readonly members: MembersRepository;
  private readonly periods: HeldPeriodsRepository;

  constructor(transaction: TenantTransaction, context: TenantContext) {
    this.members = new MembersRepository(transaction, context);
    this.periods = new HeldPeriodsRepository(transaction, context);
  }

  async gather(rows: readonly NewMember[], now: Date): Promise<EnrolmentFacts> {
    const frozenUntil = await this.frozenUntil(rows, now);
    const known = await this.members.findByNaturalKeys(rows.flatMap(keyOf));
    const codes = new Set(
      rows.flatMap(({ code, sponsor }) => [code, sponsor && 'code' in sponsor ? sponsor.code : null]),
    );
    codes.delete(null);
    const named = await this.members.findByCodes([...codes].filter((code) => code !== null));
    const ids = rows.flatMap(({ sponsor }) => (sponsor && 'memberId' in sponsor ? [sponsor.memberId] : []));
    const byId = await this.members.findByIds([...new Set(ids)]);
    return {
      byKey: new Map(known.flatMap((member) => keyOf(member).map((key) => [naturalKeyText(key), member]))),
      byCode: new Map(named.map((member) => [member.code, member])),
      byId: new Map(byId.map((member) => [member.memberId, member])),
      hasRoot: rows.some(({ sponsor }) => sponsor === null) && (await this.members.hasRoot()),
      frozenUntil,
      now,
    };
  }

  /** Whoever enrols before the end of a closed period would stand in a tree that was calculated without them. */
  private async frozenUntil(rows: readonly NewMember[], now: Date): Promise<Date | null> {
    const earliest = rows.reduce(
      (least, { enrolledAt }) => (enrolledAt && enrolledAt < least ? enrolledAt : least),
      now,
    );
    const closed = (await this.periods.holdAfter(earliest)).filter(({ status }) => status !== 'open');
    return closed.at(-1)?.endsAt ?? null;
  }
}

function keyOf({ source, externalId }: Pick<NewMember, 'source' | 'externalId'>): NaturalKey[] {
  return source === null || externalId === null ? [] : [{ source, externalId }];
}
