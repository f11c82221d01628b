// `npm run bench -- NAME`: builds what is missing and measures, in a process with room for ten million members where there is that much.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { prepare, root } from './prepare.mjs';

try {
  await prepare();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

const heapMebibytes = Math.min(16_384, Math.floor((os.totalmem() / 2 ** 20) * 0.7));
const bench = path.join(root, 'dist', 'apps', 'bench', 'src', 'main.js');
const flags = ['--enable-source-maps', '--expose-gc', `--max-old-space-size=${heapMebibytes}`];
const child = spawn(process.execPath, [...flags, bench, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (exitCode) => process.exit(exitCode ?? 1));
