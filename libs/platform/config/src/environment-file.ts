import { existsSync } from 'node:fs';

/** Adds what a `.env` file names to the environment; what the environment names itself wins. */
export function readEnvironmentFile(file: string): void {
  if (existsSync(file)) process.loadEnvFile(file);
}
