import { ProductsService } from '@upline/catalog';
import { ExplanationsService, RunsService, RunWaker, SandboxService } from '@upline/commissions';
import { DistributorImportService, DistributorsService, EnrolmentService } from '@upline/distributors';
import { ApiKeysService, OnboardingService, SessionsService, UsersService } from '@upline/identity';
import { ImportsService } from '@upline/imports';
import { LedgerService } from '@upline/ledger';
import { OrderImportService, OrdersService, RecordingService } from '@upline/orders';
import { PayoutsService, PostingService } from '@upline/payouts';
import { PeriodsService } from '@upline/periods';
import { PlansService } from '@upline/plans';
import { TenantsService } from '@upline/tenants';

/** The services of the rooms behind the doors. */
export const services = [
  TenantsService,
  OnboardingService,
  SessionsService,
  UsersService,
  ApiKeysService,
  DistributorsService,
  EnrolmentService,
  DistributorImportService,
  ProductsService,
  OrdersService,
  RecordingService,
  OrderImportService,
  ImportsService,
  PlansService,
  PeriodsService,
  RunsService,
  RunWaker,
  ExplanationsService,
  SandboxService,
  PostingService,
  PayoutsService,
  LedgerService,
] as const;
