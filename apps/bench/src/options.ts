import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

export const benchNames = ['engine'] as const;
export type BenchName = (typeof benchNames)[number];

export interface Options {
  readonly name: BenchName;
  readonly memberCount: number;
  /** How far growth is followed; undefined: up to the company that everything is measured on. */
  readonly growTo?: number | undefined;
  readonly seed: number;
  readonly jsonFile?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly rivalScript?: string | undefined;
}

export const usage = `npm run bench -- NAME [--size N] [--grow-to N] [--seed N] [--json FILE] [--database URL] [--rival FILE]

  NAME            ${benchNames.join(', ')}
  --size N        members of the company that everything is measured on, 100 to 10000000; 1000000 where nothing is said
  --grow-to N     follows the growth of times up to companies of so many members
  --seed N        what the company is drawn from, 0 to 4294967295; 1 where nothing is said
  --json FILE     writes the report to a file as well
  --database URL  reads that company from PostgreSQL (postgres://...) instead of drawing it; without --size
  --rival FILE    runs a script that computes the same month from that database, and compares what it says it took`;

/** @throws UsageError for names, options and values that are not in the usage */
export function parseOptions(parameters: readonly string[]): Options {
  const { values, positionals } = split(parameters);
  const [name, ...rest] = positionals;
  const growTo = values['grow-to'];
  const known = benchNames.find((benchName) => benchName === name);
  if (known === undefined) throw new UsageError(name === undefined ? 'Which bench?' : `There is no bench ${name}.`);
  if (rest.length > 0) throw new UsageError(`One bench at a time, not ${rest.join(' ')} as well.`);
  if (values.size !== undefined && values.database !== undefined) {
    throw new UsageError('The size of a company in a database is what it is; leave --size out.');
  }
  if (values.rival !== undefined && values.database === undefined) {
    throw new UsageError('A rival reads its company from a database; name it with --database.');
  }
  return {
    name: known,
    memberCount: wholeNumber('--size', values.size ?? '1000000', 100, 10_000_000),
    growTo: growTo === undefined ? undefined : wholeNumber('--grow-to', growTo, 100, 10_000_000),
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 32 - 1),
    jsonFile: values.json === undefined ? undefined : path.resolve(values.json),
    rivalScript: values.rival === undefined ? undefined : path.resolve(values.rival),
    databaseUrl: values.database === undefined ? undefined : postgresUrl(values.database),
  };
}

function split(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        size: { type: 'string' },
        'grow-to': { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'string' },
        database: { type: 'string' },
        rival: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. To specify')[0] ?? '') : String(error));
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not ${text}.`);
}

function postgresUrl(text: string): string {
  if (/^postgres(ql)?:\/\/./.test(text)) return text;
  throw new UsageError('--database takes an address that begins with postgres://.');
}
