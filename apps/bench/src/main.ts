import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runEngineBench } from './engine/engine-bench.js';
import { type Options, parseOptions, usage } from './options.js';
import type { Report } from './report.js';
import { UsageError } from './usage-error.js';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const benches: Record<Options['name'], (options: Options, tell: typeof say) => Promise<Report>> = {
  engine: runEngineBench,
};

async function writeJson(file: string, report: Report): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  say(`\nThe report is in ${file}`);
}

try {
  const options = parseOptions(process.argv.slice(2));
  const report = await benches[options.name](options, say);
  if (options.jsonFile !== undefined) await writeJson(options.jsonFile, report);
} catch (error) {
  const isUsage = error instanceof UsageError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${usage}\n` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}
