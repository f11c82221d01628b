export { errorFaults } from './error-faults.js';
export type { Import, ImportError } from './import.js';
export type { FaultyRow, ImportRow, RowHandler, RowOutcome, RowPosition, SoundRow } from './import-row.js';
export { ImportsService } from './imports.service.js';
