/** Migrating did not work; the message says which migration and why, in words for the person who started Upline. */
export class MigrationError extends Error {
  readonly code = 'DATABASE.MIGRATION_FAILED';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
  }
}
