// Brings a checkout to where it can run: packages installed, client generated, sources built. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const leastNode = [20, 19];
const builtStamp = path.join(root, 'dist', '.built');

function modifiedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  // A folder's own time tells of files that were deleted.
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => path.join(folder, entry.name))
    .reduce(
      (newest, file) => Math.max(newest, statSync(file).isDirectory() ? newestIn(file) : modifiedAt(file)),
      modifiedAt(folder),
    );
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  throw new Error(
    `Upline needs Node ${leastNode.join('.')} or newer and this is ${process.versions.node}; install a newer one from https://nodejs.org.`,
  );
}

/** Whether what npm noted when it installed is what the lock file asks for now. */
function isInstalled() {
  const noted = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const { packages: installed } = JSON.parse(readFileSync(noted, 'utf8'));
  const { packages: wanted } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '' || version === undefined) return true;
    // Packages for other kinds of machine are optional and rightly missing.
    return installed[name] === undefined ? optional === true : installed[name].version === version;
  });
}

function install() {
  const modules = path.join(root, 'node_modules');
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    throw new Error(
      'node_modules is a link to an install that does not fit this package-lock.json; remove the link and start again.',
    );
  }
  console.log('Installing packages (once, this takes a minute or two).');
  const hasLock = existsSync(path.join(root, 'package-lock.json'));
  const npm = process.env.npm_execpath;
  const [command, lead] = npm ? [process.execPath, [npm]] : ['npm', []];
  const run = spawnSync(
    command,
    [...lead, hasLock ? 'ci' : 'install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && !npm,
    },
  );
  if (run.status !== 0)
    throw new Error('The packages could not be installed; npm says why above. Check the network and start again.');
}

async function buildIfNeeded() {
  const sources = ['apps', 'libs', 'scripts/build.mjs', '.swcrc', 'tsconfig.base.json'].map((name) =>
    path.join(root, name),
  );
  const newest = Math.max(
    ...sources.map((file) => (existsSync(file) && statSync(file).isDirectory() ? newestIn(file) : modifiedAt(file))),
  );
  if (modifiedAt(builtStamp) > newest) return;
  console.log('Building.');
  const { build } = await import('./build.mjs');
  await build();
  writeFileSync(builtStamp, '');
}

export async function prepare() {
  checkNode();
  if (!isInstalled()) install();
  const { generate } = await import('./generate.mjs');
  if (generate()) console.log('Generated the database client.');
  await buildIfNeeded();
}
