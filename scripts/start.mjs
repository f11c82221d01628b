// `npm start`: from a fresh clone to a running Upline. Everything that is not yet there is installed, generated or built first.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare, root } from './prepare.mjs';

try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const launcher = path.join(root, 'dist', 'apps', 'launcher', 'src', 'main.js');
// The channel tells the launcher that this process is gone, however it went.
const child = spawn(process.execPath, ['--enable-source-maps', launcher, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (exitCode) => process.exit(exitCode ?? 1));
