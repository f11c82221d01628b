// Writes the database client from prisma/schema.prisma, when the schema or Prisma itself has changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const schemaFile = path.join(root, 'prisma', 'schema.prisma');
const output = path.join(root, 'libs', 'platform', 'database', 'src', 'generated');
const stampFile = path.join(output, '.made-from');

function stamp() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules', 'prisma', 'package.json'), 'utf8'));
  return createHash('sha256').update(version).update(readFileSync(schemaFile)).digest('hex');
}

/** Returns whether there was anything to do. */
export function generate() {
  if (!existsSync(schemaFile)) return false;
  const wanted = stamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false;
  // Generating needs no migration engine, but the command downloads one unless it is shown a file. This file is no engine, so that a
  // command which does need one fails.
  const environment = { PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(import.meta.url), ...process.env };
  const command = path.join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const run = spawnSync(process.execPath, [command, 'generate', '--schema', schemaFile], {
    cwd: root,
    env: { ...environment, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Error(`The database client could not be generated: ${run.stderr || run.stdout || run.error}`);
  mkdirSync(output, { recursive: true });
  writeFileSync(stampFile, wanted);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(generate() ? 'Generated the database client.' : 'The database client is up to date.');
}
