import { parseArgs } from 'node:util';
import { systemError } from './files/system-error.js';
import { WorkbenchFailure } from './workbench-failure.js';

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'check'; readonly plan: string; readonly period: string | undefined }
  | { readonly name: 'document'; readonly plan: string; readonly html: boolean; readonly out: string | undefined }
  | RunCommand
  | DiffCommand
  | { readonly name: 'schema'; readonly of: 'plan' | 'period' };

export interface RunCommand {
  readonly name: 'run';
  readonly plan: string;
  readonly period: string;
  readonly json: boolean;
  readonly explain: string | undefined;
  readonly carried: string | undefined;
  readonly out: string | undefined;
}

export interface DiffCommand {
  readonly name: 'diff';
  readonly plans: readonly [string, string];
  readonly period: string;
  readonly json: boolean;
  readonly out: string | undefined;
}

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  html: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  explain: { type: 'string' },
  carried: { type: 'string' },
  out: { type: 'string' },
} as const;

type Values = ReturnType<typeof read>['values'];

/** The flags that each command knows, and what it is given. */
const commands: Readonly<Record<string, { readonly flags: readonly string[]; readonly takes: readonly string[] }>> = {
  check: { flags: [], takes: ['PLAN', '[PERIOD]'] },
  document: { flags: ['html', 'out'], takes: ['PLAN'] },
  run: { flags: ['json', 'explain', 'carried', 'out'], takes: ['PLAN', 'PERIOD'] },
  diff: { flags: ['json', 'out'], takes: ['PLAN_A', 'PLAN_B', 'PERIOD'] },
  schema: { flags: [], takes: ['plan|period'] },
};

/** Reads the command line. @throws WorkbenchFailure of exit code 2 saying what is wrong with it */
export function parseFlags(parameters: readonly string[]): Command {
  const { values, positionals } = read(parameters);
  const [name, ...given] = positionals;
  if (values.help || name === 'help') return { name: 'help' };
  if (name === undefined) throw misuse('Say what to do');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw misuse(`There is no command ${JSON.stringify(name)}`);
  for (const [flag, value] of Object.entries(values)) {
    if (value === false || value === undefined || command.flags.includes(flag)) continue;
    throw misuse(`The command ${name} has no flag --${flag}`);
  }
  const required = command.takes.filter((word) => !word.startsWith('['));
  if (given.length < required.length || given.length > command.takes.length)
    throw misuse(`The command is: ${name} ${command.takes.join(' ')}`);
  return commandOf(name, given, values);
}

function read(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], allowPositionals: true, options });
  } catch (error) {
    throw misuse(systemError(error).message.split('. To specify')[0] ?? '');
  }
}

function commandOf(name: string, [first = '', second, third = '']: readonly string[], values: Values): Command {
  const { json, html, explain, carried, out } = values;
  if (name === 'check') return { name, plan: first, period: second };
  if (name === 'document') return { name, plan: first, html, out };
  if (name === 'run') return { name, plan: first, period: second ?? '', json, explain, carried, out };
  if (name === 'diff') return { name, plans: [first, second ?? ''], period: third, json, out };
  if (first === 'plan' || first === 'period') return { name: 'schema', of: first };
  throw misuse(`There is a schema of plan and of period, none of ${JSON.stringify(first)}`);
}

function misuse(what: string): WorkbenchFailure {
  return new WorkbenchFailure(2, `${what.replace(/\.$/, '')}. "npm run plan -- --help" shows everything.`);
}
