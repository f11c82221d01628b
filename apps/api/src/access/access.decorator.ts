import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { Permission } from '@upline/identity';

export const ACCESS = 'upline:access';

/** What a route asks for. A route that says nothing is refused to everybody. */
export type Access = Permission | 'public' | 'loggedIn';

/** The route is for whoever holds the permission, by role or by API key scope. */
export function RequirePermission(permission: Permission): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, permission satisfies Access),
    ApiBearerAuth('login'),
    ApiSecurity('apiKey'),
    ApiExtension('x-permission', permission),
  );
}

/** The route is for everybody who is logged in, whatever they may do. */
export function LoggedIn(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, 'loggedIn' satisfies Access),
    ApiBearerAuth('login'),
    ApiSecurity('apiKey'),
  );
}

/** The route is open: logging in, health, the API's own description. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, 'public' satisfies Access), ApiExtension('x-permission', 'public'));
}
