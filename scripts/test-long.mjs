// `npm run test:long`: the properties that `npm test` tries a few hundred times, over at least 20,000 random plans and companies.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare, root } from './prepare.mjs';

const runs = process.argv[2] ?? '20000';
await prepare();
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const child = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '--selectProjects=core',
    '--testPathPatterns',
    'compute/calculate.spec',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, UPLINE_PROPERTY_RUNS: runs } },
);
child.once('exit', (exitCode) => process.exit(exitCode ?? 1));
