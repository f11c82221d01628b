export * from './application-role.js';
export * from './migrate.js';
export * from './migrate-queue.js';
export * from './migration-error.js';
export * from './role-error.js';
export * from './schema-difference.js';
