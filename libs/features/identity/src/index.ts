export type { ApiKey } from './api-key.js';
export { ApiKeysService } from './api-keys.service.js';
export { OnboardingService } from './onboarding.service.js';
export { type AnyRole, type Permission, permissions, permissionsOfRole, type Role, roles } from './permissions.js';
export type { Principal } from './principal.js';
export { derivedKey } from './secret.js';
export {
  ACCESS_TOKEN_SECONDS,
  type AccessClaims,
  principalOfClaims,
  type Session,
  SessionsService,
} from './sessions.service.js';
export type { NewUser, User } from './user.js';
export { type UserChanges, UsersService } from './users.service.js';
