import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';

/** The field of a PATCH: left out it stays as it is; null is a value like any other, and refused where the field has none. */
export function Changeable(field: PropertyDecorator): PropertyDecorator {
  return applyDecorators(
    field,
    ValidateIf((_, value: unknown) => value !== undefined),
    ApiPropertyOptional(),
  );
}

/** As above, where null takes the value away. */
export function Removable(field: PropertyDecorator): PropertyDecorator {
  return applyDecorators(
    field,
    ValidateIf((_, value: unknown) => value !== undefined && value !== null),
    ApiPropertyOptional({ nullable: true }),
  );
}
