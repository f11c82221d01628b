import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

interface RunningConnection {
  readonly url: string;
  readonly pid: number;
  readonly apiKey?: string;
}

/** A launcher under test, watched from outside like the one that a person starts. */
export class LauncherProcess {
  output = '';
  readonly ended: Promise<number>;
  private readonly child: ChildProcess;

  constructor(
    script: string,
    readonly home: string,
    flags: readonly string[] = [],
    environment: Record<string, string> = {},
  ) {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(UPLINE_|DATABASE_|REDIS_)/.test(name));
    this.child = spawn(process.execPath, [script, '--home', home, '--port', '0', ...flags], {
      env: { ...Object.fromEntries(inherited), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code ?? -1)));
  }

  async connection(): Promise<RunningConnection> {
    for (let attempt = 0; attempt < 300 && this.child.exitCode === null; attempt += 1) {
      const text = await readFile(path.join(this.home, 'connection.json'), 'utf8').catch(() => undefined);
      const connection = text === undefined ? undefined : (JSON.parse(text) as RunningConnection);
      // A launcher that was killed leaves its file behind.
      if (connection?.pid === this.child.pid) return connection as RunningConnection;
      await wait(100);
    }
    throw new Error(`The launcher did not come up: ${this.output}`);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async stop(): Promise<number> {
    this.signal('SIGTERM');
    return this.ended;
  }
}
