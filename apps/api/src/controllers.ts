import { ProductsController } from './catalog/products.controller.js';
import { RunResultsController } from './commissions/run-results.controller.js';
import { SandboxController } from './commissions/sandbox.controller.js';
import { RunsController } from './commissions/runs.controller.js';
import { DistributorsController } from './distributors/distributors.controller.js';
import { GenealogyController } from './distributors/genealogy.controller.js';
import { ApiKeysController } from './identity/api-keys.controller.js';
import { AuthController } from './identity/auth.controller.js';
import { TenantsController } from './identity/tenants.controller.js';
import { UsersController } from './identity/users.controller.js';
import { ImportFilesController } from './imports/import-files.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { OrdersController } from './orders/orders.controller.js';
import { LedgerController } from './payouts/ledger.controller.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { PeriodsController } from './plans/periods.controller.js';
import { PlanLanguageController } from './plans/plan-language.controller.js';
import { PlansController } from './plans/plans.controller.js';
import { HealthController } from './platform/health.controller.js';

/** Every door of the API. */
export const controllers = [
  HealthController,
  AuthController,
  TenantsController,
  UsersController,
  ApiKeysController,
  DistributorsController,
  GenealogyController,
  ProductsController,
  OrdersController,
  ImportFilesController,
  ImportsController,
  PlanLanguageController,
  PlansController,
  PeriodsController,
  RunsController,
  RunResultsController,
  SandboxController,
  PayoutsController,
  LedgerController,
] as const;
