export { Database, type DatabaseOptions, type TenantConnection, type TenantTransaction } from './database.js';
export { isSerializationFailure, violatedConstraint } from './database-errors.js';
export { Prisma } from './generated/client.js';
export {
  type Actor,
  PLATFORM_TENANT_ID,
  platformContext,
  systemContext,
  type TenantContext,
} from './tenant-context.js';
