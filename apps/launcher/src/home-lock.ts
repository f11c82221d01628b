import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readJson, writePrivateJson } from './private-file.js';
import { processIdentity } from './process-identity.js';
import { StartFailure } from './start-failure.js';

interface LockContent {
  readonly pid: number;
  readonly identity: string | undefined;
  readonly url?: string;
}

/** One launcher per home: a second one would start the same database twice. */
export class HomeLock {
  private constructor(
    private readonly file: string,
    private readonly content: LockContent,
  ) {}

  static async take(homeFolder: string): Promise<HomeLock> {
    // Root's home must let the user through whom PostgreSQL runs as; everybody else's need not let anybody in.
    await mkdir(homeFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 });
    const file = path.join(homeFolder, 'launcher.lock');
    const content = { pid: process.pid, identity: await processIdentity(process.pid) };
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      try {
        await writeFile(file, JSON.stringify(content), { flag: 'wx', mode: 0o600 });
        return new HomeLock(file, content);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      await refuseIfHeld(homeFolder, file);
      await rm(file, { force: true });
    }
    throw new StartFailure('HOME.CONTESTED', `Another start keeps taking ${homeFolder}; wait for it and try again.`);
  }

  async announce(url: string): Promise<void> {
    await writePrivateJson(this.file, { ...this.content, url });
  }

  async release(): Promise<void> {
    const held = await readJson<LockContent>(this.file);
    if (held?.pid === process.pid) await rm(this.file, { force: true });
  }
}

async function refuseIfHeld(homeFolder: string, file: string): Promise<void> {
  const held = await readJson<LockContent>(file);
  if (!held || (await processIdentity(held.pid)) !== held.identity || held.identity === undefined) return;
  throw new StartFailure(
    'HOME.IN_USE',
    held.url
      ? `Upline already runs at ${held.url} (process ${held.pid}, home ${homeFolder}); use that one, stop it with "kill ${held.pid}", or start another with --home and --port.`
      : `Upline is already starting in ${homeFolder} (process ${held.pid}); wait for it, or start another with --home and --port.`,
  );
}
