import { readFile, readlink, rm } from 'node:fs/promises';
import path from 'node:path';

async function recordedProcess(dataFolder: string): Promise<number | undefined> {
  const text = await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const processId = Number.parseInt(text, 10);
  return Number.isInteger(processId) && processId > 0 ? processId : undefined;
}

/** Whether the process is a server of this folder: process ids are used again, and a stranger must not be stopped. */
async function serves(processId: number, dataFolder: string): Promise<boolean> {
  try {
    process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  return (await readlink(`/proc/${processId}/cwd`).catch(() => '')) === dataFolder;
}

/** Says whether a server that somebody killed the launcher of still runs, and forgets one that does not. */
export async function findOrphan(dataFolder: string): Promise<boolean> {
  const processId = await recordedProcess(dataFolder);
  if (processId === undefined) return false;
  if (await serves(processId, dataFolder)) return true;
  await rm(path.join(dataFolder, 'postmaster.pid'), { force: true });
  return false;
}
