import { canonicalJson, sha256Hex } from '@upline/kernel';
import type { NewMember } from './member.js';

/** Equal for requests that ask for the same; the sponsor counts by code, however the request named them. */
export function memberContentHash(member: NewMember, sponsorCode: string | null): string {
  const { code, name, email, country, enrolledAt } = member;
  return sha256Hex(
    canonicalJson({ code, name, email, country, sponsorCode, enrolledAt: enrolledAt?.toISOString() ?? null }),
  );
}
