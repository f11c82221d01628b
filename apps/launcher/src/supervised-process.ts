import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { type LogFile } from './log-file.js';
import { StartFailure } from './start-failure.js';

export interface SupervisedProgram {
  readonly name: string;
  readonly script: string;
  readonly environment: Record<string, string>;
}

const preload = new URL('leave-with-launcher.js', import.meta.url).href;
const quickDeathMilliseconds = 10_000;
const mostQuickDeaths = 5;
const firstDelayMilliseconds = 500;

/** sysexits' EX_CONFIG: the program says that starting it again would change nothing. */
const hopelessExitCode = 78;

/** A child process that is started again when it dies, less and less eagerly, and given up when it keeps dying at once. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private isStopping = false;
  private quickDeaths = 0;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly program: SupervisedProgram,
    private readonly log: LogFile,
    private readonly onGivenUp: (failure: StartFailure) => void,
    private readonly onRestart: (sentence: string) => void,
  ) {}

  start(): void {
    const startedAt = performance.now();
    // In a session of its own: Ctrl-C is for the launcher, which stops its children in order.
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', preload, this.program.script], {
      env: this.program.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.child = child;
    child.stdout?.on('data', (chunk: Buffer) => this.log.write(chunk));
    child.stderr?.on('data', (chunk: Buffer) => this.log.write(chunk));
    this.ended = new Promise((resolve) => {
      child.once('close', (exitCode, signal) => {
        resolve();
        void this.died(exitCode ?? signal ?? 'unknown', performance.now() - startedAt);
      });
      child.once('error', () => resolve());
    });
  }

  get processId(): number | undefined {
    return this.child?.pid;
  }

  async stop(graceMilliseconds: number): Promise<void> {
    this.isStopping = true;
    this.child?.kill('SIGTERM');
    const timer = new AbortController();
    const kill = wait(graceMilliseconds, undefined, { signal: timer.signal }).then(
      () => this.child?.kill('SIGKILL'),
      () => undefined,
    );
    await this.ended;
    timer.abort();
    await kill;
  }

  /** Ends the process without asking it. */
  kill(): void {
    this.isStopping = true;
    this.child?.kill('SIGKILL');
  }

  private async died(reason: number | string, livedMilliseconds: number): Promise<void> {
    if (this.isStopping) return;
    this.quickDeaths = livedMilliseconds < quickDeathMilliseconds ? this.quickDeaths + 1 : 1;
    if (reason === hopelessExitCode || this.quickDeaths >= mostQuickDeaths) {
      this.onGivenUp(this.failure(reason));
      return;
    }
    const delayMilliseconds = firstDelayMilliseconds * 2 ** (this.quickDeaths - 1);
    this.onRestart(`The ${this.program.name} ended (${reason}) and is started again; its log is ${this.log.file}.`);
    await wait(delayMilliseconds);
    if (!this.isStopping) this.start();
  }

  private failure(reason: number | string): StartFailure {
    const said = lastSentence(this.log.lastLines());
    return new StartFailure(
      'PROCESS.KEEPS_DYING',
      `The ${this.program.name} ends as soon as it starts (${said || `exit code ${reason}`}); its log is ${this.log.file}.`,
    );
  }
}

/** What a program said last, leaving out the lines of a stack. */
function lastSentence(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !/^(at |Node\.js v|\^|})/.test(line));
  return (telling.findLast((line) => /error/i.test(line)) ?? telling.at(-1) ?? '').slice(0, 400);
}
