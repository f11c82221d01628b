import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CompanySource } from '../../data/company-source.js';
import type { MemoryFigures, MemorySubject } from './memory-figures.js';

/** In a new process: in an old one, what was freed but not given back would hide what is needed. */
export async function measureMemory(subject: MemorySubject, source: CompanySource): Promise<MemoryFigures> {
  // Not on its command line, where an address with a password could be read by others.
  const child = fork(fileURLToPath(new URL('./memory-process.js', import.meta.url)));
  child.send({ subject, source });
  const answer = once(child, 'message').then(([figures]) => figures as MemoryFigures);
  const ended = once(child, 'exit').then(([exitCode, signal]) => {
    throw new Error(`The process that measures the memory of ${subject} ended early (${exitCode ?? signal}).`);
  });
  return Promise.race([answer, ended]);
}
