import type { ValidationError } from 'class-validator';
import type { Fault } from '@upline/kernel';

function escaped(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Every fault of a validated body or query, each with the pointer to the value that has it. */
export function requestFaults(errors: readonly ValidationError[], parent = ''): Fault[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${escaped(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
      pointer,
      code:
        rule === 'whitelistValidation'
          ? 'UNKNOWN_FIELD'
          : rule.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      detail: rule === 'whitelistValidation' ? `There is no field "${error.property}" here.` : `${detail}.`,
    }));
    return [...own, ...requestFaults(error.children ?? [], pointer)];
  });
}
