import { IsEmail, IsIn, IsISO8601, IsString, IsUUID, Length, Matches, MaxLength, ValidateBy } from 'class-validator';
import { isTimeZone } from '@upline/calendar';
import { isCurrency } from '@upline/money';
import { field, type FieldOptions } from './field.js';

/** An opaque id of ours. */
export function IdField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, IsUUID());
}

export function EmailField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'email', maxLength: 254 }, IsEmail(), MaxLength(254));
}

export function ChoiceField(choices: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, enum: [...choices] }, IsString(), IsIn([...choices]));
}

/** RFC 3339 with a zone; years that no company has orders in are refused. */
export function InstantField(options: FieldOptions = {}): PropertyDecorator {
  const withZone = /^(19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$/;
  return field(
    options,
    { type: String, format: 'date-time', example: '2026-11-05T14:30:00Z' },
    IsString(),
    Matches(withZone, { message: '$property must be an instant such as 2026-11-05T14:30:00Z' }),
    IsISO8601({ strict: true, strictSeparator: true }),
  );
}

export function PeriodField(options: FieldOptions = {}): PropertyDecorator {
  const pattern = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;
  return field(
    options,
    { type: String, pattern: pattern.source, example: '2026-11' },
    IsString(),
    Matches(pattern, { message: '$property must be a month such as 2026-11' }),
  );
}

/** A decimal number as text; `digits` after the point at most. */
export function DecimalField(digits: number, options: FieldOptions & { signed?: boolean } = {}): PropertyDecorator {
  const { signed = false, ...rest } = options;
  const fraction = digits === 0 ? '' : `(\\.\\d{1,${digits}})?`;
  const pattern = new RegExp(`^${signed ? '-?' : ''}(0|[1-9]\\d{0,11})${fraction}$`);
  return field(
    rest,
    { type: String, pattern: pattern.source, example: '12.5' },
    IsString(),
    Matches(pattern, {
      message: `$property must be a decimal number such as 12.5, with at most ${digits} digits after the point`,
    }),
  );
}

export function CurrencyField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, example: 'USD', minLength: 3, maxLength: 3 },
    IsString(),
    rule('currency', isCurrency, 'an ISO 4217 code such as USD'),
  );
}

export function TimeZoneField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, example: 'America/New_York', maxLength: 64 },
    IsString(),
    MaxLength(64),
    rule('timeZone', isTimeZone, 'an IANA time zone such as America/New_York'),
  );
}

export function PasswordField(options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, format: 'password', minLength: 12, maxLength: 200 },
    IsString(),
    Length(12, 200),
  );
}

function rule(name: string, accepts: (text: string) => boolean, wanted: string): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => typeof value === 'string' && accepts(value),
      defaultMessage: (argument) => `${argument?.property ?? name} must be ${wanted}`,
    },
  });
}
