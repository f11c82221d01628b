import { appendFile, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../run-program.js';
import { StartFailure } from '../start-failure.js';
import { binaryFile } from './binaries.js';
import { type ClusterPlace } from './cluster-place.js';

export const ownerName = 'upline';

// The built-in locale sorts the same on every operating system and never changes under an index, unlike the system's own.
const flags = [
  `--username=${ownerName}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

/** Makes an empty cluster. It is built under another name first: a start that is killed halfway must not leave half a cluster. */
export async function createCluster(place: ClusterPlace, password: string): Promise<void> {
  const unfinished = `${place.dataFolder}.unfinished`;
  const passwordFile = `${place.dataFolder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    for (const file of place.user ? [unfinished, passwordFile] : []) {
      await chown(file, place.user?.uid ?? 0, place.user?.gid ?? 0);
    }
    const { exitCode, output } = await runProgram(
      binaryFile(place.binaries, 'initdb'),
      [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags],
      { user: place.user, folder: path.parse(unfinished).root },
    );
    if (exitCode !== 0) throw initializationFailure(place.dataFolder, output);
    await appendFile(path.join(unfinished, 'postgresql.conf'), "\ninclude 'upline.conf'\n");
    await rename(unfinished, place.dataFolder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

function initializationFailure(dataFolder: string, output: string): StartFailure {
  if (/no space left on device/i.test(output)) return diskFull(dataFolder);
  const reason = output.split('\n').find((line) => /error|fatal|denied|could not/i.test(line)) ?? output.slice(-300);
  return new StartFailure(
    'POSTGRES.NOT_CREATED',
    `The database could not be created in ${dataFolder} (${reason.trim()}); choose another folder with --home, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

export function diskFull(folder: string): StartFailure {
  return new StartFailure(
    'DISK.FULL',
    `The disk that holds ${folder} is full; free at least 500 MB on it, or choose a folder on another disk with --home, and start again.`,
  );
}
