import { IsString, Length, Matches } from 'class-validator';
import { field, type FieldOptions } from './field.js';

interface TextOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  /** What the pattern asks for, in words. */
  readonly shape?: string;
}

/** Text without leading or trailing blanks and without control characters. */
export function TextField({ min = 1, max = 200, pattern, shape, ...options }: TextOptions = {}): PropertyDecorator {
  const printable = Matches(/^(?!\s)[^\p{Cc}]*(?<!\s)$/u, {
    message: '$property must be text without control characters, and without blanks at its ends',
  });
  const rules = pattern
    ? [Matches(pattern, { message: `$property must be ${shape ?? `like ${String(pattern)}`}` })]
    : [printable];
  return field(
    options,
    { type: String, minLength: min, maxLength: max, ...(pattern ? { pattern: pattern.source } : {}) },
    IsString(),
    Length(min, max),
    ...rules,
  );
}
