import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the script says it did between having its input and writing its output. */
const computing = ['PV, GV, ranks', 'unilevel', 'binary, matching, pool'];

/**
 * Runs a script that computes the benchmark's month from the same tables and prints what each step took, one line each (`unilevel   312 ms`).
 *
 * @returns the milliseconds of the computing steps
 */
export async function timeRival(script: string, databaseUrl: string): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const connection = [
    `PGHOST=${hostname}`,
    `PGPORT=${port || '5432'}`,
    `PGUSER=${decodeURIComponent(username)}`,
    `PGPASSWORD=${decodeURIComponent(password)}`,
    `PGDATABASE=${pathname.slice(1)}`,
  ];
  const { stdout } = await run('env', [...connection, process.execPath, script], { maxBuffer: 2 ** 20 });
  const steps = stdout.split('\n').flatMap((line) => {
    const [, step, milliseconds] = /^(.+?)\s+(\d+) ms$/.exec(line) ?? [];
    return step !== undefined && computing.includes(step.trim()) ? [Number(milliseconds)] : [];
  });
  if (steps.length !== computing.length) throw new Error(`${script} does not print its steps:\n${stdout}`);
  return steps.reduce((sum, milliseconds) => sum + milliseconds, 0);
}
