import path from 'node:path';
import { childEnvironment, type Config, productFolder } from '@upline/config';
import { type ApplicationRoles } from '@upline/database';
import { announcement } from './announcement.js';
import { checkDatabase } from './check-database.js';
import { checkRedis } from './check-redis.js';
import { choosePort } from './choose-port.js';
import { type Connection, removeConnection, writeConnection } from './connection-file.js';
import { tellDemo, toldDemo } from './demo-story.js';
import { HomeLock } from './home-lock.js';
import { LogFile } from './log-file.js';
import { EmbeddedPostgres } from './postgres/embedded-postgres.js';
import { prepareDatabase } from './prepare-database.js';
import { waitUntilReady } from './readiness.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { type StartFailure } from './start-failure.js';
import { SupervisedProcess } from './supervised-process.js';

export interface LaunchOptions {
  /** Tell the demo story, then stop, instead of staying up. */
  readonly isDemoRun: boolean;
  readonly demoReportFile?: string | undefined;
  readonly replaceSecret: boolean;
  readonly retryFailed: boolean;
}

const apiPatienceMilliseconds = 120_000;
const stopGraceMilliseconds = 20_000;

/** One run of Upline on one home: what has been started is noted, so that it can be stopped in the opposite order of need. */
export class Launch {
  private readonly services: SupervisedProcess[] = [];
  private readonly givenUp = new AbortController();
  private readonly closers: (() => Promise<void>)[] = [];

  constructor(
    private readonly config: Config,
    private readonly options: LaunchOptions,
    private readonly say: (sentence: string) => void,
  ) {}

  /** Runs until `stop` fires or something gives up; everything that was started is stopped by then. */
  async run(stop: AbortSignal): Promise<number> {
    const ending = AbortSignal.any([stop, this.givenUp.signal]);
    try {
      const connection = await this.start(ending);
      const exitCode = await this.tellDemoIfWanted(connection, ending);
      if (this.options.isDemoRun) return exitCode;
      if (!ending.aborted) await this.open(connection);
      await ended(ending);
      this.givenUp.signal.throwIfAborted();
      return 0;
    } catch (error) {
      if (stop.aborted) return 0;
      throw this.givenUp.signal.aborted ? this.givenUp.signal.reason : error;
    } finally {
      if (this.services.length > 0) this.say('Stopping.');
      await this.stop();
    }
  }

  /** Ends the children at once; the database recovers by itself at the next start. */
  kill(): void {
    for (const service of this.services) service.kill();
  }

  private async start(ending: AbortSignal): Promise<Connection> {
    const { homeFolder, host, redisUrl } = this.config;
    const lock = await HomeLock.take(homeFolder);
    this.closers.push(() => lock.release());
    await removeConnection(homeFolder);
    const secrets = await loadSecrets(this.config);
    const port = await choosePort(host, this.config.port);
    const warning = redisUrl === undefined ? undefined : await checkRedis(redisUrl);
    if (warning) this.say(warning);
    const ownerUrl = await this.database(secrets);
    ending.throwIfAborted();
    const roles = await prepareDatabase(ownerUrl, secrets.secret, this.options, this.say);
    ending.throwIfAborted();
    const url = `http://${host.includes(':') ? `[${host}]` : reachable(host)}:${port}`;
    this.startServices(roles, secrets, port);
    await waitUntilReady(url, ending, apiPatienceMilliseconds);
    ending.throwIfAborted();
    await lock.announce(url);
    return {
      url,
      docs: `${url}/docs`,
      pid: process.pid,
      platformAdmin: { email: this.config.platformAdmin.email, password: secrets.platformAdminPassword },
      ownerDatabaseUrl: ownerUrl,
      appDatabaseUrl: roles.appUrl,
      workerDatabaseUrl: roles.workerUrl,
      redisUrl: redisUrl ?? null,
    };
  }

  private async database(secrets: Secrets): Promise<string> {
    const { databaseUrl, homeFolder } = this.config;
    if (databaseUrl !== undefined) {
      await checkDatabase(databaseUrl);
      return databaseUrl;
    }
    this.say('Starting PostgreSQL.');
    const postgres = await EmbeddedPostgres.start(homeFolder, secrets.databasePassword);
    this.closers.push(() => postgres.stop());
    return postgres.url;
  }

  private startServices(roles: ApplicationRoles, secrets: Secrets, port: number): void {
    const urls = { api: roles.appUrl, worker: roles.workerUrl };
    for (const name of ['api', 'worker'] as const) {
      const environment = childEnvironment({
        DATABASE_APP_URL: urls[name],
        REDIS_URL: this.config.redisUrl,
        UPLINE_SECRET: secrets.secret,
        UPLINE_HOST: this.config.host,
        UPLINE_PORT: String(port),
        UPLINE_LOG_LEVEL: this.config.logLevel,
        UPLINE_HOME: this.config.homeFolder,
        UPLINE_PLATFORM_ADMIN_EMAIL: this.config.platformAdmin.email,
        UPLINE_PLATFORM_ADMIN_PASSWORD: secrets.platformAdminPassword,
      });
      const log = new LogFile(path.join(this.config.homeFolder, 'logs', `${name}.log`));
      const giveUp = (failure: StartFailure) => this.givenUp.abort(failure);
      const service = new SupervisedProcess({ name, script: scriptOf(name), environment }, log, giveUp, this.say);
      this.services.push(service);
      service.start();
    }
  }

  private async tellDemoIfWanted(connection: Connection, ending: AbortSignal): Promise<number> {
    const { homeFolder, isDemoWanted } = this.config;
    if (!this.options.isDemoRun && (!isDemoWanted || (await toldDemo(homeFolder)))) return 0;
    this.say('Telling the story of the demo company.');
    const exitCode = await tellDemo({
      script: scriptOf('demo'),
      homeFolder,
      signal: ending,
      environment: childEnvironment({
        UPLINE_URL: connection.url,
        UPLINE_PLATFORM_ADMIN_EMAIL: connection.platformAdmin.email,
        UPLINE_PLATFORM_ADMIN_PASSWORD: connection.platformAdmin.password,
        UPLINE_DEMO_REPORT: this.options.demoReportFile,
      }),
    });
    if (exitCode !== 0 && !ending.aborted) this.say(`The demo story stopped early (exit code ${exitCode}).`);
    return exitCode;
  }

  private async open(connection: Connection): Promise<void> {
    const { homeFolder } = this.config;
    const complete = { ...connection, ...(await toldDemo(homeFolder)) };
    await writeConnection(homeFolder, complete);
    this.closers.push(() => removeConnection(homeFolder));
    this.say(announcement(complete, homeFolder));
  }

  private async stop(): Promise<void> {
    for (const service of this.services) await service.stop(stopGraceMilliseconds);
    for (const close of this.closers.reverse()) await close();
  }
}

function scriptOf(app: 'api' | 'worker' | 'demo'): string {
  return path.join(productFolder(), 'dist', 'apps', app, 'src', 'main.js');
}

/** An api that listens on every address is reached on this machine's own. */
function reachable(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host;
}

function ended(signal: AbortSignal): Promise<void> {
  // The timer keeps the process alive while it only waits for its children.
  const alive = setInterval(() => undefined, 60_000);
  return new Promise((resolve) => {
    const finish = () => {
      clearInterval(alive);
      resolve();
    };
    if (signal.aborted) finish();
    else signal.addEventListener('abort', finish, { once: true });
  });
}
