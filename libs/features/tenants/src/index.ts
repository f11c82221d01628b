export type { NewTenant, Tenant } from './tenant.js';
export { TenantsRepository } from './tenants.repository.js';
export { TenantsService } from './tenants.service.js';
