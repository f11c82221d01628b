import { spawn } from 'node:child_process';
import { childEnvironment } from '@upline/config';

export interface ProgramUser {
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  readonly exitCode: number;
  readonly output: string;
}

export interface ProgramOptions {
  readonly user?: ProgramUser | undefined;
  readonly folder?: string;
}

/** PG* variables of the person who starts Upline are meant for another database, and messages are read here in English. */
function environment(): Record<string, string> {
  const inherited = Object.entries(childEnvironment({})).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end and keeps what it said. */
export function runProgram(
  file: string,
  parameters: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, parameters, {
      ...options.user,
      env: environment(),
      cwd: options.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output: output.trim() }));
  });
}
