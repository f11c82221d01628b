export { DistributorImportService } from './distributor-import.service.js';
export { DistributorsService } from './distributors.service.js';
export { EnrolmentService } from './enrolment.service.js';
export type { Member, MemberAtLevel, MemberChanges, MemberFilter, NewMember, SponsorReference } from './member.js';
export { MembersRepository } from './members.repository.js';
export { type NaturalKey, naturalKeyText } from './natural-key.js';
export { naturalKeysFilter } from './natural-keys-filter.js';
