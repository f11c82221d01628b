import { randomUUID } from 'node:crypto';
import { migrateQueue } from '@upline/database';
import type { QueueSettings } from '@upline/queue';
import { connection } from '../support/connection.js';
import { asOwner } from '../support/database.js';
import { hasRedis, RedisServer } from '../support/redis-server.js';

/** An empty queue that no worker of an installation listens to. */
export interface QueueBackend {
  /** As the api and as the worker see it. */
  readonly api: QueueSettings;
  readonly worker: QueueSettings;
  remove(): Promise<void>;
}

async function onPostgres(): Promise<QueueBackend> {
  const name = `queue_${randomUUID().replaceAll('-', '')}`;
  await asOwner((client) => client.query(`CREATE DATABASE ${name}`));
  const { ownerDatabaseUrl, appDatabaseUrl, workerDatabaseUrl } = connection();
  const [owner, app, worker] = [ownerDatabaseUrl, appDatabaseUrl, workerDatabaseUrl].map((text) => {
    const url = new URL(text);
    url.pathname = `/${name}`;
    return url.href;
  }) as [string, string, string];
  await migrateQueue(owner, { appUrl: app, workerUrl: worker });
  return {
    api: { databaseUrl: app },
    worker: { databaseUrl: worker },
    remove: async () => void (await asOwner((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}

async function onRedis(): Promise<QueueBackend> {
  const server = await RedisServer.start();
  const settings = { redisUrl: server.url, databaseUrl: connection().appDatabaseUrl };
  return { api: settings, worker: settings, remove: () => server.kill() };
}

/** Redis where this machine has one. */
export const backends: readonly (readonly [string, () => Promise<QueueBackend>])[] = [
  ['PostgreSQL', onPostgres],
  ...(hasRedis ? [['Redis', onRedis] as const] : []),
];
