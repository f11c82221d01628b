import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const charOid = 18;
const textOid = 25;

/** Notes which columns of a result are of the catalogue's one-byte "char" type, which the driver adapter cannot name. */
class CatalogPool extends pg.Pool {
  readonly charColumns = new WeakMap<object, ReadonlySet<number>>();

  // @ts-expect-error pg declares a dozen overloads; the adapter uses the one that takes a query and returns a promise.
  override async query(query: pg.QueryArrayConfig, values?: unknown[]): Promise<pg.QueryArrayResult> {
    const result = await super.query(query, values);
    const found = new Set<number>();
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== charOid) continue;
      field.dataTypeID = textOid;
      found.add(index);
    }
    if (found.size > 0) this.charColumns.set(result.rows, found);
    return result;
  }
}

/** Hands PostgreSQL's own words to the engine, which records them with the failed migration. */
function asEngineError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

/**
 * The driver adapter, taught what the migration engine needs to read the catalogue: the engine wants columns of the type "char" back as
 * characters, and the adapter refuses them as an unknown type. One connection only, since the engine's advisory lock belongs to a session.
 */
export class CatalogAdapter extends PrismaPg {
  private readonly pool: CatalogPool;

  constructor(databaseUrl: string) {
    const pool = new CatalogPool({ connectionString: databaseUrl, max: 1, options: '-c TimeZone=UTC' });
    super(pool as unknown as pg.Pool);
    this.pool = pool;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const charColumns = this.pool.charColumns.get(result.rows);
      if (!charColumns) return result;
      const columnTypes = result.columnTypes.map((type, index) =>
        charColumns.has(index) ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    // The adapter would cut a script at every semicolon, through function bodies too, and commit the pieces one by one. Sent whole, a
    // script is one transaction, as it is with the command line.
    adapter.executeScript = async (script) => {
      await this.pool.query(script as never).catch((error: unknown) => {
        throw asEngineError(error);
      });
    };
    return adapter;
  }

  /** Ends the session and with it the engine's advisory lock. */
  async close(): Promise<void> {
    await this.pool.end();
  }
}
