import { TextField } from './text.field.js';

/**
 * The system that something comes from. Without a colon, because `source:externalId` is how an order is named wherever one
 * text has to say both, and two orders must never have the same name.
 */
export function SourceField(what: string): PropertyDecorator {
  return TextField({
    optional: true,
    max: 60,
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/,
    shape: '1 to 60 letters, digits, dots, dashes and underscores, starting with a letter or a digit',
    description: `The system that the ${what} comes from; "api" by default.`,
    example: 'webshop',
  });
}
