import { spawn } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Login } from './login.js';
import { readJson, writePrivateJson } from './private-file.js';
import { StartFailure } from './start-failure.js';

/** What the demo story leaves behind: the company and the logins to look around with. */
export interface DemoResult {
  readonly tenant: unknown;
  readonly admin: Login;
  readonly approver: Login;
  readonly apiKey: string;
}

export interface DemoTelling {
  readonly script: string;
  readonly homeFolder: string;
  readonly environment: Record<string, string>;
  readonly signal: AbortSignal;
}

function resultFile(homeFolder: string): string {
  return path.join(homeFolder, 'demo.json');
}

/** The result of the story if it was told to its end in this home. */
export function toldDemo(homeFolder: string): Promise<DemoResult | undefined> {
  return readJson<DemoResult>(resultFile(homeFolder));
}

/** Tells the story to the running api and returns its exit code. Only a whole story counts as told. */
export async function tellDemo(telling: DemoTelling): Promise<number> {
  await mkdir(telling.homeFolder, { recursive: true });
  const unfinished = `${resultFile(telling.homeFolder)}.unfinished`;
  await rm(unfinished, { force: true });
  const exitCode = await runStory(telling, { ...telling.environment, UPLINE_DEMO_RESULT: unfinished });
  if (exitCode !== 0) return exitCode;
  const result = await readJson<DemoResult>(unfinished);
  if (!result)
    throw new StartFailure('DEMO.NO_RESULT', `The demo story ended well but left no result in ${unfinished}.`);
  await writePrivateJson(unfinished, result);
  await rename(unfinished, resultFile(telling.homeFolder));
  return 0;
}

function runStory(telling: DemoTelling, environment: Record<string, string>): Promise<number> {
  const preload = new URL('leave-with-launcher.js', import.meta.url).href;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', preload, telling.script], {
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    const stop = () => child.kill('SIGTERM');
    telling.signal.addEventListener('abort', stop, { once: true });
    if (telling.signal.aborted) stop();
    child.once('error', reject);
    child.once('exit', (code) => {
      telling.signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    });
  });
}
