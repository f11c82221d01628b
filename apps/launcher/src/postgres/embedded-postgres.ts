import { chown, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../free-port.js';
import { runProgram, type ProgramResult } from '../run-program.js';
import { StartFailure } from '../start-failure.js';
import { binaryFile } from './binaries.js';
import { type ClusterPlace, findClusterPlace } from './cluster-place.js';
import { clusterSettings } from './cluster-settings.js';
import { createCluster, diskFull, ownerName } from './create-cluster.js';
import { findOrphan } from './orphan.js';

const databaseName = 'upline';
const attempts = 3;

/**
 * The PostgreSQL that Upline runs for itself. It is started with pg_ctl, in a session of its own, so that Ctrl-C reaches the launcher
 * alone and the launcher can stop it last.
 */
export class EmbeddedPostgres {
  private constructor(
    private readonly place: ClusterPlace,
    readonly url: string,
  ) {}

  static async start(homeFolder: string, password: string): Promise<EmbeddedPostgres> {
    const place = await findClusterPlace(homeFolder);
    if (!(await isFolder(place.dataFolder))) await createCluster(place, password);
    if (await findOrphan(place.dataFolder)) await stopCluster(place);
    const settingsFile = path.join(place.dataFolder, 'upline.conf');
    await writeFile(settingsFile, clusterSettings);
    if (place.user) await chown(settingsFile, place.user.uid, place.user.gid);
    const port = await startCluster(place);
    const cluster = new EmbeddedPostgres(
      place,
      `postgres://${ownerName}:${password}@127.0.0.1:${port}/${databaseName}`,
    );
    try {
      await cluster.ensureDatabase();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  async stop(): Promise<void> {
    await stopCluster(this.place);
  }

  private async ensureDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url.replace(/[^/]+$/, 'postgres') });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
    } catch (error) {
      if ((error as { code?: string }).code !== '28P01') throw error;
      throw new StartFailure(
        'POSTGRES.OTHER_PASSWORD',
        `The database in ${this.place.dataFolder} was made with another password than the one in secrets.json; put the former secrets.json back, or move that folder away to begin anew.`,
      );
    } finally {
      await client.end();
    }
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function control(place: ClusterPlace, ...parameters: string[]): Promise<ProgramResult> {
  const file = binaryFile(place.binaries, 'pg_ctl');
  // From the root folder: the user that PostgreSQL runs as may not be allowed to be where Upline was started.
  const folder = path.parse(place.dataFolder).root;
  return runProgram(file, [...parameters, '-D', place.dataFolder, '-w'], { user: place.user, folder });
}

async function startCluster(place: ClusterPlace, attempt = 1): Promise<number> {
  const port = await freePort('127.0.0.1');
  const logFile = path.join(place.dataFolder, 'start.log');
  await rm(logFile, { force: true });
  // Recovery after a crash replays up to max_wal_size, which takes its time on a slow disk.
  const { exitCode, output } = await control(place, 'start', '-t', '300', '-l', logFile, '-o', `-p ${port}`);
  if (exitCode === 0) return port;
  const log = (await readFile(logFile, 'utf8').catch(() => output)).slice(-4000);
  if (/no space left on device/i.test(log)) throw diskFull(place.dataFolder);
  // Somebody else took the port between the question and the start.
  if (/address already in use/i.test(log) && attempt < attempts) return startCluster(place, attempt + 1);
  const reason = log.split('\n').findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? output;
  throw new StartFailure(
    'POSTGRES.NOT_STARTED',
    `The database in ${place.dataFolder} does not start (${reason.trim()}); its log is ${logFile}.`,
  );
}

async function stopCluster(place: ClusterPlace): Promise<void> {
  const fast = await control(place, 'stop', '-t', '60', '-m', 'fast');
  if (fast.exitCode === 0 || !(await findOrphan(place.dataFolder))) return;
  await control(place, 'stop', '-t', '30', '-m', 'immediate');
}
