import path from 'node:path';
import { productFolder } from '@upline/config';
import { removeHome } from '../../apps/launcher/src/postgres/cluster-place.js';
import { LauncherProcess } from '../launcher/launcher-process.js';
import type { Connection } from './connection.js';

const script = path.join(productFolder(), 'dist', 'apps', 'launcher', 'src', 'main.js');

/** A whole Upline of a suite's own, for what would disturb the others. */
export class OwnInstallation {
  private constructor(
    readonly connection: Connection,
    readonly home: string,
    private readonly launcher: LauncherProcess,
  ) {}

  static async start(name: string, environment: Record<string, string> = {}): Promise<OwnInstallation> {
    const home = path.join(productFolder(), 'tmp', 'test', name);
    await removeHome(home);
    const launcher = new LauncherProcess(script, home, ['--no-demo'], environment);
    return new OwnInstallation((await launcher.connection()) as unknown as Connection, home, launcher);
  }

  async stop(): Promise<void> {
    const exitCode = await this.launcher.stop();
    if (exitCode !== 0) throw new Error(`The launcher ended with ${exitCode}: ${this.launcher.output}`);
  }
}
