import path from 'node:path';
import { productFolder } from '@upline/config';
import { MigrationError } from './migration-error.js';
import { readMigrationList } from './migration-list.js';
import { takingTurns } from './migration-turn.js';
import { withSchemaEngine } from './schema-engine.js';

const filters = { externalTables: [], externalEnums: [] };

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // The engine appends its own call trace, whose lines begin with a number and a colon.
  const [reason = text] = text.split(/\n\s*\d+: /);
  return reason.replace(/\s+/g, ' ').replace('external connector error', '').trim();
}

export interface MigrateOptions {
  readonly migrationsFolder?: string;
  /** Forgets failed attempts first. A script that failed was rolled back whole, unless it held its own COMMIT. */
  readonly retryFailed?: boolean;
}

/** Applies what is missing of `prisma/migrations` and returns its names; records it as `prisma migrate deploy` does. */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<readonly string[]> {
  const folder = options.migrationsFolder ?? path.join(productFolder(), 'prisma', 'migrations');
  const migrationsList = await readMigrationList(folder);
  return takingTurns(ownerUrl, () =>
    withSchemaEngine(ownerUrl, undefined, async (engine) => {
      const history = { migrationsList, filters, optInToShadowDatabase: false };
      const { failedMigrationNames } = await engine.diagnoseMigrationHistory(history);
      const [failed] = failedMigrationNames;
      if (failed !== undefined && !options.retryFailed) {
        throw new MigrationError(
          `The migration ${failed} failed when it was last tried, so nothing was changed; repair it and try it again with the command "migrate --retry-failed"`,
        );
      }
      for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
      try {
        return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
      } catch (error) {
        const [broken] = (await engine.diagnoseMigrationHistory(history)).failedMigrationNames;
        const subject = broken === undefined ? 'The migrations could not be applied' : `The migration ${broken} failed`;
        throw new MigrationError(`${subject}: ${reasonOf(error)}`, { cause: error });
      }
    }),
  );
}
