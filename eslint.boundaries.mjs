// The floor plan as a rule. Imports go down: a room may use the rooms printed below it, on its own floor and on every floor beneath.
export const floors = {
  apps: ['workbench', 'bench', 'demo', 'launcher', 'worker', 'api'],
  features: [
    'payouts',
    'commissions',
    'ledger',
    'plans',
    'orders',
    'catalog',
    'distributors',
    'periods',
    'imports',
    'identity',
    'tenants',
  ],
  platform: ['http', 'queue', 'database', 'config'],
  core: ['commission-engine', 'genealogy', 'calendar', 'money', 'kernel'],
};

const order = ['apps', 'features', 'platform', 'core'];

/** Doors do not open into one another, so an app may use everything below its floor and no other app. */
function allowedFor(floor, room) {
  const rooms = floors[floor];
  const sameFloor = floor === 'apps' ? [] : rooms.slice(rooms.indexOf(room) + 1);
  const below = order.slice(order.indexOf(floor) + 1).flatMap((lower) => floors[lower]);
  return [...sameFloor, ...below].map((name) => `room:${name}`);
}

const frameworks = ['@nestjs/*', '@prisma/*', 'pg', 'bullmq', 'ioredis', 'class-validator', 'class-transformer'];

export const boundaries = {
  enforceBuildableLibDependency: false,
  allow: [],
  depConstraints: [
    ...order.flatMap((floor) =>
      floors[floor].map((room) => ({ sourceTag: `room:${room}`, onlyDependOnLibsWithTags: allowedFor(floor, room) })),
    ),
    { sourceTag: 'floor:core', bannedExternalImports: frameworks },
    { sourceTag: 'floor:features', bannedExternalImports: ['@nestjs/swagger', 'class-validator', 'express'] },
  ],
};
