import { ProductsService } from '@upline/catalog';
import { DistributorImportService, DistributorsService, EnrolmentService } from '@upline/distributors';
import { ApiKeysService, OnboardingService, SessionsService, UsersService } from '@upline/identity';
import { ImportsService } from '@upline/imports';
import { OrderImportService, OrdersService, RecordingService } from '@upline/orders';
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
] as const;
