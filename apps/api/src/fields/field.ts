import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

type Schema = Parameters<typeof ApiProperty>[0];

/** One decorator says what a field is, to the validator and to the reader of the API's description alike. */
export function field(options: FieldOptions, schema: Schema, ...rules: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, ...documented } = options;
  const described = { ...schema, ...documented } as Schema;
  return applyDecorators(
    ...(optional ? [IsOptional(), ApiPropertyOptional(described)] : [ApiProperty(described)]),
    ...rules,
  );
}
