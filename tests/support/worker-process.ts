import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { productFolder } from '@upline/config';
import type { Connection } from './connection.js';

const script = path.join(productFolder(), 'dist', 'apps', 'worker', 'src', 'main.js');

/** One more worker of an installation, beside the one that its launcher keeps. */
export class WorkerProcess {
  readonly ended: Promise<void>;
  private readonly child: ChildProcess;

  constructor({ workerDatabaseUrl }: Connection, environment: Record<string, string> = {}) {
    const settings = { DATABASE_APP_URL: workerDatabaseUrl, UPLINE_SECRET: 'x'.repeat(64), ...environment };
    const inherited = Object.entries(process.env).filter(([name]) => !/^(UPLINE_|DATABASE_|REDIS_)/.test(name));
    this.child = spawn(process.execPath, [script], {
      env: { ...Object.fromEntries(inherited), ...settings },
      stdio: 'ignore',
    });
    this.ended = new Promise((resolve) => this.child.once('exit', () => resolve()));
  }

  get processId(): number {
    return Number(this.child.pid);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}
