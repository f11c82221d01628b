import { readFile } from 'node:fs/promises';

/** Tells a process from a later one with the same number: when it began, where the system says so. */
export async function processIdentity(processId: number): Promise<string | undefined> {
  try {
    process.kill(processId, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  if (process.platform !== 'linux') return 'alive';
  const status = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => undefined);
  if (status === undefined) return undefined;
  // The name in parentheses may hold spaces; the state follows it, and the start time is the twentieth field from there.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? undefined : fields[19];
}
