import { type Environment } from './environment-reader.js';
import { type VariableName, variableNames } from './variables.js';

/** The environment of a process that Upline starts: everything but Upline's own variables, of which it gets what is named. */
export function childEnvironment(
  settings: Partial<Record<VariableName, string | undefined>>,
  environment: Environment = process.env,
): Record<string, string> {
  const own = new Set<string>(variableNames);
  const inherited = Object.entries(environment).filter(([name]) => !own.has(name));
  return Object.fromEntries(
    [...inherited, ...Object.entries(settings)].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
