import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartFailure } from './start-failure.js';

export interface Flags {
  readonly command: 'start' | 'demo' | 'migrate';
  readonly home?: string | undefined;
  readonly port?: string | undefined;
  readonly isDemoWanted?: boolean | undefined;
  readonly replaceSecret: boolean;
  readonly retryFailed: boolean;
}

const usage = 'npm start -- [--home DIR] [--port N] [--no-demo] [--demo] [--replace-secret]';

/** What the command line asks for; it wins over the environment. */
export function parseFlags(parameters: readonly string[]): Flags {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        home: { type: 'string' },
        port: { type: 'string' },
        demo: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        'replace-secret': { type: 'boolean', default: false },
        'retry-failed': { type: 'boolean', default: false },
      },
    });
    const [command, ...rest] = positionals;
    if (rest.length > 0 || (command !== undefined && command !== 'migrate'))
      throw new Error(`Unknown command ${command}`);
    return {
      command: command ?? (values.demo ? 'demo' : 'start'),
      home: values.home === undefined ? undefined : path.resolve(values.home),
      port: values.port,
      isDemoWanted: values['no-demo'] ? false : undefined,
      replaceSecret: values['replace-secret'],
      retryFailed: values['retry-failed'],
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. To specify')[0] : String(error);
    throw new StartFailure('FLAGS.UNKNOWN', `${reason}; the flags are: ${usage}`);
  }
}
