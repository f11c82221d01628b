import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const main = path.resolve('dist', 'apps', 'workbench', 'src', 'main.js');

/** The process as it is built, in a folder of its own. */
function processIn(folder: string, ...parameters: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...parameters], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

describe('the workbench as a process', () => {
  let folder = '';
  beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'workbench-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with 0 and a clean answer', () => {
    const { status, stdout, stderr } = processIn(folder, 'schema', 'plan');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
  });

  it('ends with 1 and every fault of a plan', () => {
    writeFileSync(path.join(folder, 'plan.json'), '{ "language": "upline-plan/1", "currency": "usd" }');
    const { status, stdout, stderr } = processIn(folder, 'check', 'plan.json');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^plan\.json has \d+ faults:\n/);
    expect(stdout).toContain('  /currency: ');
    expect(stdout).toContain('lacks the key "bonuses"');
  });

  it('ends with 2 when it is not understood, with one sentence', () => {
    const { status, stdout, stderr } = processIn(folder, 'dance');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('There is no command "dance". "npm run plan -- --help" shows everything.\n');
  });
});
