import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that only its owner may enter, as `mktemp -d` makes it: the hardest place for a database that may not run as root. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'upline-test-'));
}
