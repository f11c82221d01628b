import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Config } from '@upline/config';
import { readJson, writePrivateJson } from './private-file.js';
import { StartFailure } from './start-failure.js';

/** What nobody should have to think up; made once per home. */
export interface Secrets {
  readonly secret: string;
  readonly databasePassword: string;
  readonly platformAdminPassword: string;
}

/** The home's secrets, made at random on the first start. The environment's win, and are not written down. */
export async function loadSecrets(config: Config): Promise<Secrets> {
  const file = path.join(config.homeFolder, 'secrets.json');
  let kept = await readJson<Secrets>(file);
  if (!kept && existsSync(file)) {
    throw new StartFailure(
      'SECRETS.BROKEN',
      `${file} is not valid JSON; restore it from a backup, since the database opens to no other secrets.`,
    );
  }
  if (!kept) {
    const random = () => randomBytes(24).toString('base64url');
    kept = { secret: `${random()}${random()}`, databasePassword: random(), platformAdminPassword: random() };
    await writePrivateJson(file, kept);
  }
  return {
    ...kept,
    secret: config.secret ?? kept.secret,
    platformAdminPassword: config.platformAdmin.password ?? kept.platformAdminPassword,
  };
}
