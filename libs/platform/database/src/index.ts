export {
  Database,
  type DatabaseOptions,
  type Isolation,
  type TenantConnection,
  type TenantTransaction,
} from './database.js';
export { isSerializationFailure, violatedConstraint } from './database-errors.js';
export { Prisma } from './generated/client.js';
export * from './migration/index.js';
export {
  type Actor,
  PLATFORM_TENANT_ID,
  platformContext,
  systemContext,
  type TenantContext,
} from './tenant-context.js';
