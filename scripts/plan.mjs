// `npm run plan`: the workbench for plans, offline and without a database. Standard output is kept for its answer.
import { spawn } from 'node:child_process';
import path from 'node:path';

console.log = console.error;

const { prepare, root } = await import('./prepare.mjs');
try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const workbench = path.join(root, 'dist', 'apps', 'workbench', 'src', 'main.js');
// npm runs scripts in the folder of the product; the files are named from where npm was called.
const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
const child = spawn(process.execPath, ['--enable-source-maps', workbench, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: script === 'plan' && calledFrom ? calledFrom : process.cwd(),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (exitCode) => process.exit(exitCode ?? 1));
