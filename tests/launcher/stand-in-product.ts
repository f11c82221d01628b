import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { productFolder } from '@upline/config';

const api = `
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (request.url === '/crash') process.exit(1);
  response.end(JSON.stringify({ pid: process.pid, database: process.env.DATABASE_APP_URL, owner: process.env.DATABASE_URL }));
});
server.listen(Number(process.env.UPLINE_PORT), process.env.UPLINE_HOST);
process.on('SIGTERM', () => process.exit(0));
`;
const worker = `setInterval(() => undefined, 1000);\n`;
const demo = `
import { writeFileSync } from 'node:fs';
const login = { email: 'ada@demo.example', password: 'a long password' };
writeFileSync(process.env.UPLINE_DEMO_RESULT, JSON.stringify({ tenant: 'demo', admin: login, approver: login, apiKey: 'key' }));
console.log('told to ' + process.env.UPLINE_URL);
`;
const migration = `
DO $$ BEGIN CREATE ROLE upline_app NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE upline_worker NOLOGIN IN ROLE upline_app; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
`;

/** The built launcher in a folder of its own with an api, a worker and a story that only do what the launcher needs of them. */
export async function createStandInProduct(folder: string, scripts: { api?: string } = {}): Promise<string> {
  const product = productFolder();
  await mkdir(folder, { recursive: true });
  for (const part of ['dist/apps/launcher', 'dist/libs', 'package.json']) {
    await cp(path.join(product, part), path.join(folder, part), { recursive: true });
  }
  await symlink(path.join(product, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [app, script] of Object.entries({ api, worker, demo, ...scripts })) {
    await mkdir(path.join(folder, 'dist/apps', app, 'src'), { recursive: true });
    await writeFile(path.join(folder, 'dist/apps', app, 'src/main.js'), script);
  }
  await mkdir(path.join(folder, 'prisma/migrations/20260101000000_roles'), { recursive: true });
  await writeFile(path.join(folder, 'prisma/migrations/20260101000000_roles/migration.sql'), migration);
  await writeFile(path.join(folder, 'prisma/migrations/migration_lock.toml'), 'provider = "postgresql"\n');
  return path.join(folder, 'dist/apps/launcher/src/main.js');
}
