import { ConfigurationError } from './configuration-error.js';
import { type Variable, type VariableName, variables } from './variables.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables by the table and collects what is wrong with them, so that one error can name every fault. */
export class EnvironmentReader {
  private readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  optional(name: VariableName): string | undefined {
    const value = this.environment[name]?.trim();
    const variable: Variable = variables[name];
    return value ? value : variable.default;
  }

  required(name: VariableName, reason: string): string {
    const value = this.optional(name);
    if (value === undefined) this.refuse(`${name} is missing (${reason})`);
    return value ?? '';
  }

  text(name: VariableName): string {
    return this.optional(name) ?? '';
  }

  url(name: VariableName, protocols: readonly string[]): string | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    const protocol = URL.canParse(value) ? new URL(value).protocol.replace(/:$/, '') : '';
    if (!protocols.includes(protocol)) {
      // The value is not repeated: it may hold a password.
      this.refuse(`${name} must be a URL that begins with ${protocols.map((known) => `${known}://`).join(' or ')}`);
    }
    return value;
  }

  integer(name: VariableName, least: number, most: number): number {
    const value = this.text(name);
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) {
      this.refuse(`${name} must be a whole number from ${least} to ${most}, not "${value}"`);
    }
    return number;
  }

  choice<const Choice extends string>(name: VariableName, choices: readonly Choice[]): Choice {
    const value = this.text(name);
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.refuse(`${name} must be one of ${choices.join(', ')}, not "${value}"`);
    return found ?? (value as Choice);
  }

  atLeast(name: VariableName, characters: number): string | undefined {
    const value = this.optional(name);
    if (value !== undefined && value.length < characters) {
      this.refuse(`${name} must have at least ${characters} characters, not ${value.length}`);
    }
    return value;
  }

  refuse(fault: string): void {
    this.faults.push(fault);
  }

  finish(): void {
    if (this.faults.length > 0) throw new ConfigurationError(this.faults);
  }
}
