import { RunResultsController } from './commissions/run-results.controller.js';
import { RunsController } from './commissions/runs.controller.js';
import { ApiKeysController } from './identity/api-keys.controller.js';
import { AuthController } from './identity/auth.controller.js';
import { TenantsController } from './identity/tenants.controller.js';
import { UsersController } from './identity/users.controller.js';
import { LedgerController } from './payouts/ledger.controller.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { PeriodsController } from './plans/periods.controller.js';
import { PlansController } from './plans/plans.controller.js';
import { HealthController } from './platform/health.controller.js';

/** Every door of the API. */
export const controllers = [
  HealthController,
  AuthController,
  TenantsController,
  UsersController,
  ApiKeysController,
  PlansController,
  PeriodsController,
  RunsController,
  RunResultsController,
  PayoutsController,
  LedgerController,
] as const;
