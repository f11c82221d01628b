import os from 'node:os';

/** What the figures were measured on; without it they say little. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryMebibytes: number;
  readonly system: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  return {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryMebibytes: Math.round(os.totalmem() / 2 ** 20),
    system: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
  };
}
