import { rename, rm, writeFile } from 'node:fs/promises';
import type { Company } from './company.js';

/** Logins and key for scripts. They are secrets: only this user may read them, and a half-written file is never seen. */
export async function writeResult(file: string, { slug, tenantId, owner, approver, apiKey }: Company): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const result = { tenant: slug, tenantId, admin: owner, approver, apiKey };
  await rm(unfinished, { force: true });
  await writeFile(unfinished, `${JSON.stringify(result, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(unfinished, file);
}
