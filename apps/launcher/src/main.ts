import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Config, loadConfig, productFolder, readEnvironmentFile } from '@upline/config';
import { checkDatabase } from './check-database.js';
import { explainFailure } from './explain-failure.js';
import { type Flags, parseFlags } from './flags.js';
import { HomeLock } from './home-lock.js';
import { Launch } from './launch.js';
import { removeHome } from './postgres/cluster-place.js';
import { prepareDatabase } from './prepare-database.js';
import { StartFailure } from './start-failure.js';
import { listenForStop } from './stop-request.js';

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function configFor(flags: Flags): Config {
  readEnvironmentFile(path.join(productFolder(), '.env'));
  const config = loadConfig(undefined, flags.port === undefined ? {} : { UPLINE_PORT: flags.port });
  return {
    ...config,
    homeFolder: flags.home ?? config.homeFolder,
    isDemoWanted: flags.isDemoWanted ?? config.isDemoWanted,
  };
}

async function migrateOnly(config: Config, flags: Flags): Promise<number> {
  if (config.databaseUrl === undefined || config.secret === undefined) {
    throw new StartFailure(
      'MIGRATE.NO_DATABASE',
      'The command migrate needs DATABASE_URL and UPLINE_SECRET; set both.',
    );
  }
  await checkDatabase(config.databaseUrl);
  await prepareDatabase(config.databaseUrl, config.secret, flags, say);
  say('The database is up to date.');
  return 0;
}

/** A demo run begins from nothing, unless another one is still at it. */
async function emptyHome(home: string): Promise<void> {
  const lock = await HomeLock.take(home);
  await lock.release();
  await removeHome(home);
}

async function launch(config: Config, flags: Flags): Promise<number> {
  const demoFolder = path.join(productFolder(), 'tmp', 'demo');
  const isDemoRun = flags.command === 'demo';
  const home = isDemoRun && flags.home === undefined ? path.join(demoFolder, 'home') : config.homeFolder;
  if (isDemoRun && flags.home === undefined) await emptyHome(home);
  if (isDemoRun) await mkdir(demoFolder, { recursive: true });
  const port = isDemoRun && flags.port === undefined ? 0 : config.port;
  const options = {
    isDemoRun,
    demoReportFile: isDemoRun ? path.join(demoFolder, 'report.json') : undefined,
    // A demo run begins with new secrets, whatever database it is given.
    replaceSecret: flags.replaceSecret || isDemoRun,
    retryFailed: flags.retryFailed,
  };
  const run = new Launch({ ...config, homeFolder: home, port }, options, say);
  const stop = listenForStop(() => {
    run.kill();
    process.exit(130);
  });
  return run.run(stop);
}

// Whoever reads the output may go away (npm start | head); that is no reason to fall over.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  const flags = parseFlags(process.argv.slice(2));
  const config = configFor(flags);
  process.exitCode = flags.command === 'migrate' ? await migrateOnly(config, flags) : await launch(config, flags);
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
}
// Nothing may hold the process back now: what could is the output of a child that was killed.
process.exit();
