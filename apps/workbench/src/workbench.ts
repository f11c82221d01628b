import { UplineError } from '@upline/kernel';
import { check } from './commands/check.js';
import { diff } from './commands/diff.js';
import { document } from './commands/document.js';
import { run } from './commands/run.js';
import { schema } from './commands/schema.js';
import type { Engine } from './engine/engine.js';
import { systemError } from './files/system-error.js';
import { type Command, parseFlags } from './flags.js';
import { faultReport } from './reports/fault-report.js';
import { printable } from './reports/table.js';
import type { Terminal } from './terminal.js';
import { usage } from './usage.js';
import { WorkbenchFailure } from './workbench-failure.js';

/** Does what the command line asks for and answers the exit code: 0 fine, 1 faults, 2 wrong usage. Never throws. */
export function workbench(parameters: readonly string[], engine: Engine, terminal: Terminal): 0 | 1 | 2 {
  let speaker = terminal;
  try {
    const command = parseFlags(parameters);
    // Whoever checks a file asked for its faults: they are the answer.
    const say = (text: string): void => terminal.answer(text);
    if (command.name === 'check') speaker = { answer: say, aside: say };
    perform(command, engine, terminal);
    return 0;
  } catch (error) {
    return explain(error, speaker);
  }
}

function perform(command: Command, engine: Engine, terminal: Terminal): void {
  if (command.name === 'help') terminal.answer(usage);
  else if (command.name === 'check') check(command, engine, terminal);
  else if (command.name === 'document') document(command, engine, terminal);
  else if (command.name === 'run') run(command, engine, terminal);
  else if (command.name === 'diff') diff(command, engine, terminal);
  else schema(command, engine, terminal);
}

function explain(error: unknown, terminal: Terminal): 1 | 2 {
  if (error instanceof WorkbenchFailure) {
    terminal.aside(`${printable(error.message)}\n${faultReport(error.faults)}`);
    return error.exitCode;
  }
  if (error instanceof UplineError && error.code !== 'INVARIANT.BROKEN' && error.code !== 'RUN.CHECK_FAILED') {
    terminal.aside(`${printable(error.detail)} (${error.code})\n${faultReport(error.faults)}`);
    return 1;
  }
  terminal.aside(
    `This is a defect of Upline, please report it with the files that led to it: ${printable(systemError(error).message)}\n`,
  );
  return 1;
}
