import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { productFolder } from '@upline/config';
import type { Connection } from './connection.js';

const script = path.join(productFolder(), 'dist', 'apps', 'worker', 'src', 'main.js');

/** One more worker of an installation, beside the one that its launcher keeps. */
export class WorkerProcess {
  private readonly ended: Promise<void>;
  private readonly child: ChildProcess;

  constructor({ workerDatabaseUrl }: Connection) {
    const settings = { DATABASE_APP_URL: workerDatabaseUrl, UPLINE_SECRET: 'x'.repeat(64) };
    const inherited = Object.entries(process.env).filter(([name]) => !/^(UPLINE_|DATABASE_|REDIS_)/.test(name));
    this.child = spawn(process.execPath, [script], {
      env: { ...Object.fromEntries(inherited), ...settings },
      stdio: 'ignore',
    });
    this.ended = new Promise((resolve) => this.child.once('exit', () => resolve()));
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
