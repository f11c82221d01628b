import { createHash } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ProgramUser } from '../run-program.js';
import { copyBinaries, findBinaries, type PostgresBinaries } from './binaries.js';
import { operatingUser } from './operating-user.js';

/** Everything needed to run the cluster of one home. */
export interface ClusterPlace {
  readonly dataFolder: string;
  readonly binaries: PostgresBinaries;
  readonly user: ProgramUser | undefined;
}

// Every user may pass through here, which is not so for a clone under /root.
const commonFolder = '/var/lib/upline';

/** Whether the user can reach what lies in the folder: every folder on the way must let them through. */
async function canReach(folder: string, user: ProgramUser): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = path.dirname(folder);
  return parent === folder || canReach(parent, user);
}

function commonClusterFolder(homeFolder: string): string {
  return path.join(commonFolder, createHash('sha256').update(homeFolder).digest('hex').slice(0, 16));
}

/** A home that was deleted by hand left its cluster behind; it is put aside, and only the last one is kept. */
async function putAside(clusterFolder: string): Promise<void> {
  const aside = `${clusterFolder}.abandoned`;
  await rm(aside, { recursive: true, force: true });
  await rename(clusterFolder, aside).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** Decides where a home's cluster lives: inside the home, or in a common folder when `postgres` cannot reach the home. */
export async function findClusterPlace(homeFolder: string): Promise<ClusterPlace> {
  const user = await operatingUser();
  const installed = findBinaries();
  const home = await realpath(homeFolder);
  if (!user) return { dataFolder: path.join(home, 'postgres'), binaries: installed, user };
  const binaries = (await canReach(await realpath(installed.folder), user))
    ? installed
    : await copyBinaries(installed, path.join(commonFolder, `postgresql-${installed.version}`));
  if (await canReach(home, user)) return { dataFolder: path.join(home, 'postgres'), binaries, user };
  const clusterFolder = commonClusterFolder(home);
  const note = path.join(home, 'postgres-lives-in');
  const isNoted = (await readdir(home)).includes(path.basename(note));
  if (!isNoted) await putAside(clusterFolder);
  await mkdir(clusterFolder, { recursive: true, mode: 0o755 });
  await writeFile(note, `${clusterFolder}\n`);
  return { dataFolder: path.join(clusterFolder, 'postgres'), binaries, user };
}

/** Deletes a home together with a cluster of it that lives elsewhere. */
export async function removeHome(homeFolder: string): Promise<void> {
  const home = await realpath(homeFolder).catch(() => homeFolder);
  await rm(commonClusterFolder(home), { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}
