import { appendFileSync, closeSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Terminal } from '../terminal.js';
import { WorkbenchFailure } from '../workbench-failure.js';
import { systemError } from './system-error.js';

/**
 * Writes the answer of a command to a file, or to the terminal where none is named. The file appears when it is whole.
 *
 * @param inputs files that the command reads, which are not written over
 * @throws WorkbenchFailure when the file cannot be written
 */
export function writeOutput(
  chunks: Iterable<string>,
  out: string | undefined,
  inputs: readonly string[],
  terminal: Terminal,
): void {
  if (out === undefined) {
    for (const chunk of chunks) terminal.answer(chunk);
    return;
  }
  if (inputs.some((input) => path.resolve(input) === path.resolve(out)))
    throw new WorkbenchFailure(2, `--out ${out} would write over a file that the command reads; name another one.`);
  const partial = `${out}.partial`;
  writeChunks(chunks, partial, out);
  attempt(out, partial, () => renameSync(partial, out));
  terminal.aside(`Written to ${out}.\n`);
}

function writeChunks(chunks: Iterable<string>, partial: string, out: string): void {
  const descriptor = attempt(out, undefined, () => openSync(partial, 'w'));
  try {
    for (const chunk of chunks) attempt(out, undefined, () => appendFileSync(descriptor, chunk));
  } catch (error) {
    closeSync(descriptor);
    rmSync(partial, { force: true });
    throw error;
  }
  closeSync(descriptor);
}

function attempt<Answer>(out: string, partial: string | undefined, write: () => Answer): Answer {
  try {
    return write();
  } catch (error) {
    if (partial !== undefined) rmSync(partial, { force: true });
    throw new WorkbenchFailure(1, `${out} cannot be written: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = systemError(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist. Create it first.';
  if (code === 'EISDIR' || code === 'ENOTEMPTY') return 'it is a folder. Name a file.';
  if (code === 'EACCES' || code === 'EPERM') return 'you may not write there. Name another place.';
  if (code === 'ENOSPC') return 'the disk is full.';
  return `the system says ${code ?? message}.`;
}
