export {
  Database,
  type DatabaseOptions,
  type Isolation,
  type TenantConnection,
  type TenantTransaction,
} from './database.js';
export { isSerializationFailure, violatedConstraint } from './database-errors.js';
export { type Cell, type InsertColumns, insertRows } from './insert-rows.js';
export { repeatAfterConflict } from './repeat-after-conflict.js';
export { Prisma } from './generated/client.js';
export * from './migration/index.js';
export {
  type Actor,
  PLATFORM_TENANT_ID,
  platformContext,
  systemContext,
  type TenantContext,
} from './tenant-context.js';
