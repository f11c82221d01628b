import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.js';
import { isSerializationFailure } from './database-errors.js';
import { checkedTenantId, type TenantContext } from './tenant-context.js';

declare const scoped: unique symbol;

/** A transaction whose tenant is set. Repositories take one, so none can exist without a tenant. */
export type TenantTransaction = Prisma.TransactionClient & { readonly [scoped]: TenantContext };

/** The same for bulk work and hot paths: a bare connection inside a transaction whose tenant is set. */
export type TenantConnection = pg.ClientBase & { readonly [scoped]: TenantContext };

/** Whether every statement of the transaction sees the same rows, or each sees what was committed before it. */
export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

export interface DatabaseOptions {
  readonly url: string;
  readonly maxConnections: number;
  /** What PostgreSQL calls the connections, so that whoever looks there sees which process each belongs to. */
  readonly applicationName: string;
  /** A unit of work may take this long before it is rolled back. */
  readonly transactionTimeoutMilliseconds?: number;
}

const MAX_ATTEMPTS = 3;
const DEFAULT_TIMEOUT_MILLISECONDS = 30_000;

/** The only door to PostgreSQL. Every unit of work is one transaction that starts by naming its tenant. */
export class Database {
  private readonly pool: pg.Pool;
  private readonly prisma: PrismaClient;
  private readonly timeoutMilliseconds: number;

  constructor(options: DatabaseOptions) {
    this.timeoutMilliseconds = options.transactionTimeoutMilliseconds ?? DEFAULT_TIMEOUT_MILLISECONDS;
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.maxConnections,
      application_name: options.applicationName,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      options: '-c timezone=UTC',
    });
    // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
    this.pool.on('error', () => undefined);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
  }

  /** Runs `work` in one transaction that sees and writes only the rows of the context's tenant. */
  async withTenant<T>(context: TenantContext, work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
    const setTenant = settingOf(context);
    return this.retrying(() =>
      this.prisma.$transaction(
        async (transaction) => {
          await transaction.$executeRawUnsafe(setTenant);
          return work(transaction as TenantTransaction);
        },
        { timeout: this.timeoutMilliseconds, maxWait: 10_000 },
      ),
    );
  }

  /** As `withTenant`, on a bare connection: for COPY and for reads that are too large or too hot for Prisma. */
  async withTenantConnection<T>(
    context: TenantContext,
    work: (connection: TenantConnection) => Promise<T>,
    isolation: Isolation = 'READ COMMITTED',
  ): Promise<T> {
    const connection = await this.pool.connect();
    // A connection that breaks fails the statement under way; without a listener it would end the process as well.
    const unheard = () => undefined;
    connection.on('error', unheard);
    let failure: Error | undefined;
    try {
      await connection.query(`BEGIN ISOLATION LEVEL ${isolation}; ${settingOf(context)}`);
      const result = await work(connection as unknown as TenantConnection);
      await connection.query('COMMIT');
      return result;
    } catch (error) {
      failure = error as Error;
      await connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      connection.off('error', unheard);
      connection.release(failure);
    }
  }

  /** Answers whether PostgreSQL does. */
  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  /** Nest calls it when the process ends; whoever holds a Database outside Nest calls `close`. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }

  private async retrying<T>(attempt: () => Promise<T>): Promise<T> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (attempts >= MAX_ATTEMPTS || !isSerializationFailure(error)) throw error;
      }
    }
  }
}

function settingOf(context: TenantContext): string {
  return `SET LOCAL app.tenant_id = '${checkedTenantId(context.tenantId)}'`;
}
