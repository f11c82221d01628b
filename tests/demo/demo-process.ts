import { spawn } from 'node:child_process';
import path from 'node:path';
import { productFolder } from '@upline/config';
import { connection } from '../support/connection.js';

const script = path.join(productFolder(), 'dist', 'apps', 'demo', 'src', 'main.js');

/** Tells the demo story to the installation of all specs, as the launcher does, and answers how that ended. */
export function tellDemo(
  folder: string,
  environment: Record<string, string> = {},
): Promise<{ readonly exitCode: number | null; readonly told: string }> {
  const { url, platformAdmin } = connection();
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('UPLINE_'));
  const child = spawn(process.execPath, [script], {
    env: {
      ...Object.fromEntries(inherited),
      UPLINE_URL: url,
      UPLINE_PLATFORM_ADMIN_EMAIL: platformAdmin.email,
      UPLINE_PLATFORM_ADMIN_PASSWORD: platformAdmin.password,
      UPLINE_DEMO_RESULT: path.join(folder, 'result.json'),
      UPLINE_DEMO_REPORT: path.join(folder, 'report.json'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, told })));
}
