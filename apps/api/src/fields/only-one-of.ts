import { ValidateBy } from 'class-validator';

/** The field and the other one name the same thing in two ways, so a request has one of them. */
export function OnlyOneOf(property: string, other: string): PropertyDecorator {
  return ValidateBy({
    name: 'onlyOneOf',
    validator: {
      validate: (_: unknown, argument) => {
        const value = (argument?.object as Record<string, unknown> | undefined)?.[other];
        return value === undefined || value === null;
      },
      defaultMessage: () => `either ${property} or ${other}, not both`,
    },
  });
}
