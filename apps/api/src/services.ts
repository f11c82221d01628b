import { ApiKeysService, OnboardingService, SessionsService, UsersService } from '@upline/identity';
import { TenantsService } from '@upline/tenants';

/** The services of the rooms behind the doors. */
export const services = [TenantsService, OnboardingService, SessionsService, UsersService, ApiKeysService] as const;
