export type { LedgerAccount, LedgerBalance, LedgerEntry, LedgerPosting } from './ledger-entry.js';
export { LedgerRepository } from './ledger.repository.js';
export { LedgerService } from './ledger.service.js';
