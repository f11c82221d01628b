import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from '../../apps/launcher/src/postgres/embedded-postgres.js';
import { findClusterPlace, removeHome } from '../../apps/launcher/src/postgres/cluster-place.js';
import { temporaryFolder } from './temporary-folder.js';

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function serverProcess(home: string): Promise<number> {
  const { dataFolder } = await findClusterPlace(home);
  return Number.parseInt(await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8'), 10);
}

describe('the embedded PostgreSQL', () => {
  const password = 'only-for-this-test';
  let home: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    home = await temporaryFolder();
    postgres = await EmbeddedPostgres.start(home, password);
    await query(postgres.url, 'CREATE TABLE kept (word text)');
    await query(postgres.url, "INSERT INTO kept VALUES ('still here')");
  });

  afterAll(async () => {
    await postgres.stop();
    await removeHome(home);
  });

  it('keeps what was written when it is stopped and started', async () => {
    await postgres.stop();
    postgres = await EmbeddedPostgres.start(home, password);
    expect(await query(postgres.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
  });

  it('starts again after it was killed, although its pid file is left behind', async () => {
    process.kill(await serverProcess(home), 'SIGKILL');
    postgres = await EmbeddedPostgres.start(home, password);
    expect(await query(postgres.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
  });

  it('replaces a server whose launcher was killed', async () => {
    const orphan = await serverProcess(home);
    postgres = await EmbeddedPostgres.start(home, password);
    expect(await serverProcess(home)).not.toBe(orphan);
    expect(await query(postgres.url, 'SELECT word FROM kept')).toEqual([{ word: 'still here' }]);
  });

  it('refuses another password, in a sentence', async () => {
    await postgres.stop();
    await expect(EmbeddedPostgres.start(home, 'a guess')).rejects.toThrow(/made with another password/);
    postgres = await EmbeddedPostgres.start(home, password);
  });

  it('listens on the loopback address only, counts time in UTC and syncs to disk', async () => {
    const settings = await query<{ name: string; setting: string }>(
      postgres.url,
      "SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'TimeZone', 'fsync', 'unix_socket_directories')",
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '127.0.0.1',
      TimeZone: 'UTC',
      fsync: 'on',
      unix_socket_directories: '',
    });
  });

  it('lets nobody but its own user into its data', async () => {
    const { dataFolder } = await findClusterPlace(home);
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
  });
});
