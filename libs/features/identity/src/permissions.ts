/** Everything that a principal may be allowed to do. Every route names exactly one. */
export const permissions = [
  'tenants:create',
  'tenants:read',
  'tenant:read',
  'users:read',
  'users:write',
  'apiKeys:read',
  'apiKeys:write',
  'distributors:read',
  'distributors:write',
  'products:read',
  'products:write',
  'orders:read',
  'orders:write',
  'imports:read',
  'plans:read',
  'plans:write',
  'plans:publish',
  'periods:read',
  'periods:write',
  'runs:read',
  'runs:start',
  'runs:approve',
  'runs:post',
  'payouts:read',
  'ledger:read',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['owner', 'admin', 'finance', 'support', 'viewer'] as const;

/** The roles that a company gives to its users. */
export type Role = (typeof roles)[number];

/** `platform` is the role of platform admins alone; no company can give it. */
export type AnyRole = Role | 'platform';

const viewer: readonly Permission[] = [
  'tenant:read',
  'distributors:read',
  'products:read',
  'orders:read',
  'imports:read',
  'plans:read',
  'periods:read',
  'runs:read',
];
const support: readonly Permission[] = [...viewer, 'distributors:write', 'orders:write', 'users:read'];
const finance: readonly Permission[] = [
  ...viewer,
  'users:read',
  'periods:write',
  'runs:start',
  'runs:approve',
  'runs:post',
  'payouts:read',
  'ledger:read',
];
const admin: readonly Permission[] = [
  ...new Set<Permission>([
    ...support,
    ...finance,
    'products:write',
    'plans:write',
    'plans:publish',
    'apiKeys:read',
    'apiKeys:write',
  ]),
];
const owner: readonly Permission[] = [...admin, 'users:write'];

export const permissionsOfRole: Readonly<Record<AnyRole, ReadonlySet<Permission>>> = {
  platform: new Set<Permission>(['tenants:create', 'tenants:read']),
  owner: new Set(owner),
  admin: new Set(admin),
  finance: new Set(finance),
  support: new Set(support),
  viewer: new Set(viewer),
};
