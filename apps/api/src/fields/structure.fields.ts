import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { field, type FieldOptions } from './field.js';

export function IntegerField(min: number, max: number, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));
}

/** A number in a query string. */
export function QueryIntegerField(
  min: number,
  max: number,
  options: FieldOptions & { default?: number } = {},
): PropertyDecorator {
  return applyDecorators(Type(() => Number) as PropertyDecorator, IntegerField(min, max, options));
}

export function BooleanField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean());
}

export function ObjectField(type: () => Class, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: lazily(type) }, Type(type) as PropertyDecorator, IsObject(), ValidateNested());
}

export function ListField(type: () => Class, min: number, max: number, options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: lazily(type), isArray: true, minItems: min, maxItems: max },
    Type(type) as PropertyDecorator,
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
  );
}

export function ChoicesField(choices: readonly string[], min: number, options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, enum: [...choices], isArray: true, minItems: min },
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(choices.length),
    IsString({ each: true }),
    IsIn([...choices], { each: true }),
  );
}

/** JSON that is judged elsewhere, such as a plan document. */
export function DocumentField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'object', additionalProperties: true }, IsObject());
}

/** A field of an answer that may be null. */
export function Nullable(type: string | (() => Class), options: FieldOptions = {}): PropertyDecorator {
  return typeof type === 'string'
    ? ApiProperty({ ...options, type: type as 'string', nullable: true } as Parameters<typeof ApiProperty>[0])
    : ApiProperty({ ...options, type: lazily(type), nullable: true } as Parameters<typeof ApiProperty>[0]);
}

/** Swagger takes a function for a lazy type by its name, which has to be `type`; it would name the schema '' otherwise. */
function lazily(of: () => Class): () => Class {
  const { type } = { type: () => of() };
  return type;
}
