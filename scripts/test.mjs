// `npm test`: prepares the checkout like a start, runs one Upline for the tests that need a whole one, and runs every test.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { prepare, root } from './prepare.mjs';

const home = path.join(root, 'tmp', 'test', 'home');
const connectionFile = path.join(home, 'connection.json');
const resultFile = path.join(root, 'tmp', 'test', 'result.json');
const launcherScript = path.join(root, 'dist', 'apps', 'launcher', 'src', 'main.js');
const startMilliseconds = 120_000;

function ended(child) {
  return new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)));
}

async function startInstance() {
  const { removeHome } = await import('../dist/apps/launcher/src/postgres/cluster-place.js');
  await removeHome(home);
  const launcher = spawn(
    process.execPath,
    ['--enable-source-maps', launcherScript, '--home', home, '--no-demo', '--port', '0'],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const until = performance.now() + startMilliseconds;
  while (!existsSync(connectionFile)) {
    if (launcher.exitCode !== null) throw new Error('Upline did not start for the tests; the sentence above says why.');
    if (performance.now() > until) throw new Error('Upline did not start for the tests within two minutes.');
    await wait(100);
  }
  return launcher;
}

async function runJest(parameters) {
  rmSync(resultFile, { force: true });
  mkdirSync(path.dirname(resultFile), { recursive: true });
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '--json',
    `--outputFile=${resultFile}`,
    ...parameters,
  ];
  // With --json Jest prints the result to standard output as well as to the file; its progress is on standard error.
  const child = spawn(process.execPath, flags, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, UPLINE_TEST_CONNECTION: connectionFile },
  });
  return ended(child);
}

/** Failures that are no test's (a file that does not compile) count too, and skipped tests are not allowed to pass unseen. */
function count() {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  const failed =
    result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests + result.numTodoTests;
  return { passed: result.numPassedTests, failed };
}

let exitCode = 1;
let launcher;
try {
  await prepare();
  launcher = await startInstance();
  exitCode = await runJest(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
} finally {
  if (launcher && launcher.exitCode === null) {
    const stopped = ended(launcher);
    launcher.kill('SIGTERM');
    await stopped;
  }
}
const { passed, failed } = launcher ? count() : { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exit(exitCode === 0 && failed > 0 ? 1 : exitCode);
