import { ApiKeysController } from './identity/api-keys.controller.js';
import { AuthController } from './identity/auth.controller.js';
import { TenantsController } from './identity/tenants.controller.js';
import { UsersController } from './identity/users.controller.js';
import { HealthController } from './platform/health.controller.js';

/** Every door of the API. */
export const controllers = [
  HealthController,
  AuthController,
  TenantsController,
  UsersController,
  ApiKeysController,
] as const;
