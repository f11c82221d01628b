import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type DemoResult } from './demo-story.js';
import { type Login } from './login.js';
import { writePrivateJson } from './private-file.js';

/** What a script or a test needs to use a running Upline. */
export interface Connection extends Partial<DemoResult> {
  readonly url: string;
  readonly docs: string;
  readonly pid: number;
  readonly platformAdmin: Login;
  readonly ownerDatabaseUrl: string;
  readonly appDatabaseUrl: string;
  readonly workerDatabaseUrl: string;
  readonly redisUrl: string | null;
}

export function connectionFile(homeFolder: string): string {
  return path.join(homeFolder, 'connection.json');
}

/** Its presence says that Upline answers, so it is written last and removed first. */
export async function writeConnection(homeFolder: string, connection: Connection): Promise<void> {
  await writePrivateJson(connectionFile(homeFolder), connection);
}

export async function removeConnection(homeFolder: string): Promise<void> {
  await rm(connectionFile(homeFolder), { force: true });
}
