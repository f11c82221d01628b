import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findClusterPlace, removeHome } from '../../apps/launcher/src/postgres/cluster-place.js';
import { findOrphan } from '../../apps/launcher/src/postgres/orphan.js';
import { LauncherProcess } from './launcher-process.js';
import { createStandInProduct } from './stand-in-product.js';
import { temporaryFolder } from './temporary-folder.js';

interface ApiAnswer {
  readonly pid: number;
  readonly database: string;
  readonly owner?: string;
}

async function ask(url: string): Promise<ApiAnswer> {
  return (await (await fetch(url)).json()) as ApiAnswer;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await condition()) return;
    await wait(100);
  }
  throw new Error('It did not come true within 30 seconds');
}

async function isReachable(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

describe('the launcher', () => {
  let folder: string;
  let home: string;
  let script: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    home = path.join(folder, 'home');
    script = await createStandInProduct(path.join(folder, 'product'));
  });

  afterAll(async () => {
    await removeHome(home);
    await rm(folder, { recursive: true, force: true });
  });

  it('starts everything, tells the story once, says how to get in, and stops everything at Ctrl-C', async () => {
    const launcher = new LauncherProcess(script, home);
    const connection = await launcher.connection();
    expect(connection).toMatchObject({ apiKey: 'key', admin: { email: 'ada@demo.example' } });
    expect((await stat(path.join(home, 'connection.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(home, 'secrets.json'))).mode & 0o777).toBe(0o600);
    await until(() => launcher.output.includes('curl'));
    for (const told of [connection.url, '/docs', 'ada@demo.example', 'told to'])
      expect(launcher.output).toContain(told);
    launcher.signal('SIGINT');
    expect(await launcher.ended).toBe(0);
    expect(await isReachable(connection.url)).toBe(false);
    expect(await findOrphan((await findClusterPlace(home)).dataFolder)).toBe(false);
    expect(existsSync(path.join(home, 'connection.json'))).toBe(false);

    const again = new LauncherProcess(script, home);
    expect(await again.connection()).toMatchObject({ apiKey: 'key' });
    expect(await again.stop()).toBe(0);
    expect(again.output).not.toContain('told to');
  });

  it('gives the api a login of its own and keeps the owner’s from it', async () => {
    const launcher = new LauncherProcess(script, home);
    const { database, owner } = await ask((await launcher.connection()).url);
    expect(new URL(database).username).toBe('upline_app_login');
    expect(owner).toBeUndefined();
    await launcher.stop();
  });

  it('refuses a second start on the same home and says who runs there', async () => {
    const launcher = new LauncherProcess(script, home);
    const { url, pid } = await launcher.connection();
    const second = new LauncherProcess(script, home);
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/^Upline already runs at .*\n$/);
    expect(second.output).toContain(`${url} (process ${pid}`);
    await launcher.stop();
  });

  it('starts an api that died again', async () => {
    const launcher = new LauncherProcess(script, home);
    const { url } = await launcher.connection();
    const { pid } = await ask(url);
    await fetch(`${url}/crash`).catch(() => undefined);
    await until(() => isReachable(url));
    expect((await ask(url)).pid).not.toBe(pid);
    await launcher.stop();
  });

  it('leaves no child behind when it is killed, and starts again afterwards', async () => {
    const launcher = new LauncherProcess(script, home);
    const { url } = await launcher.connection();
    launcher.signal('SIGKILL');
    await launcher.ended;
    await until(async () => !(await isReachable(url)));
    const next = new LauncherProcess(script, home);
    expect((await next.connection()).url).toMatch(/^http/);
    expect(await next.stop()).toBe(0);
  });

  it('runs the story once on --demo and ends with its exit code', async () => {
    const launcher = new LauncherProcess(script, home, ['--demo']);
    expect(await launcher.ended).toBe(0);
    expect(launcher.output).toContain('told to');
    expect(await findOrphan((await findClusterPlace(home)).dataFolder)).toBe(false);
  });

  it('gives up on an api that cannot live and repeats its reason', async () => {
    const hopeless = "console.error('Error: the moon is in the wrong phase'); process.exit(78);";
    const broken = await createStandInProduct(path.join(folder, 'broken'), { api: hopeless });
    const launcher = new LauncherProcess(broken, home, ['--no-demo']);
    expect(await launcher.ended).toBe(1);
    expect(launcher.output).toContain('The api ends as soon as it starts (Error: the moon is in the wrong phase)');
  });

  describe('says in one sentence', () => {
    async function said(flags: string[], environment: Record<string, string> = {}): Promise<string> {
      const launcher = new LauncherProcess(script, home, ['--no-demo', ...flags], environment);
      expect(await launcher.ended).toBe(1);
      expect(launcher.output.trim().split('\n')).toHaveLength(1);
      return launcher.output;
    }

    it('that the port is taken', async () => {
      const server = createServer();
      const port = await new Promise<number>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
      });
      expect(await said(['--port', String(port)])).toContain(`Port ${port} on 127.0.0.1 is used by another program`);
      server.close();
    });

    it('that nothing answers at DATABASE_URL', async () => {
      const sentence = await said([], { DATABASE_URL: 'postgres://owner:hush@127.0.0.1:9/upline' });
      expect(sentence).toContain('DATABASE_URL leads nowhere: nothing listens on 127.0.0.1:9');
      expect(sentence).not.toContain('hush');
    });

    it('that nothing answers at REDIS_URL', async () => {
      const sentence = await said([], { REDIS_URL: 'redis://:hush@127.0.0.1:9' });
      expect(sentence).toContain('REDIS_URL leads nowhere: nothing listens on 127.0.0.1:9');
      expect(sentence).not.toContain('hush');
    });

    it('that settings are wrong, all of them', async () => {
      expect(await said([], { UPLINE_SECRET: 'short', UPLINE_LOG_LEVEL: 'loud' })).toMatch(
        /^2 settings are wrong: UPLINE_SECRET .*UPLINE_LOG_LEVEL/,
      );
    });

    it('that a flag is unknown', async () => {
      expect(await said(['--hmoe', 'x'])).toContain("Unknown option '--hmoe'");
    });
  });

  describe('with a database of its own', () => {
    let launcher: LauncherProcess;
    let owner: URL;

    beforeAll(async () => {
      launcher = new LauncherProcess(script, home, ['--no-demo']);
      owner = new URL(((await launcher.connection()) as unknown as { ownerDatabaseUrl: string }).ownerDatabaseUrl);
      const client = new pg.Client({ connectionString: owner.href });
      await client.connect();
      await client.query('CREATE DATABASE elsewhere');
      await client.end();
      owner.pathname = '/elsewhere';
    });

    afterAll(async () => {
      await launcher.stop();
      await removeHome(path.join(folder, 'other'));
    });

    async function startElsewhere(url: URL, environment: Record<string, string> = {}): Promise<LauncherProcess> {
      const settings = { DATABASE_URL: url.href, ...environment };
      return new LauncherProcess(script, path.join(folder, 'other'), ['--no-demo'], settings);
    }

    it('says that the password is wrong and that the database is missing', async () => {
      const wrongPassword = new URL(owner);
      wrongPassword.password = 'a-guess';
      const missing = new URL(owner);
      missing.pathname = '/nowhere';
      for (const [url, reason] of [
        [wrongPassword, /refuses the password of upline/],
        [missing, /has no database named nowhere/],
      ] as const) {
        const refused = await startElsewhere(url);
        expect(await refused.ended).toBe(1);
        expect(refused.output).toMatch(reason);
      }
    });

    it('runs on it, and refuses another secret the next time', async () => {
      const first = await startElsewhere(owner, { UPLINE_SECRET: 'the first secret, which is long enough' });
      expect((await first.connection()).url).toMatch(/^http/);
      expect(await first.stop()).toBe(0);
      const second = await startElsewhere(owner, { UPLINE_SECRET: 'another secret, which is as long as that' });
      expect(await second.ended).toBe(1);
      expect(second.output).toMatch(/UPLINE_SECRET is not the one that this database was set up with/);
    });
  });
});
