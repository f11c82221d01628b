import { ExplanationsService, RunsService, RunWaker } from '@upline/commissions';
import { ApiKeysService, OnboardingService, SessionsService, UsersService } from '@upline/identity';
import { LedgerService } from '@upline/ledger';
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
  PlansService,
  PeriodsService,
  RunsService,
  RunWaker,
  ExplanationsService,
  PostingService,
  PayoutsService,
  LedgerService,
] as const;
