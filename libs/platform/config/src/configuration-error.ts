/** All that is wrong with the environment, said at once: nobody should have to fix a start one variable at a time. */
export class ConfigurationError extends Error {
  readonly code = 'CONFIG.INVALID';

  constructor(readonly faults: readonly string[]) {
    const subject = faults.length === 1 ? 'One setting is' : `${faults.length} settings are`;
    super(`${subject} wrong: ${faults.join('; ')}. Every setting is explained in .env.example.`);
    this.name = 'ConfigurationError';
  }
}
