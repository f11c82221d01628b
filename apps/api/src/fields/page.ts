import { type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { QueryIntegerField } from './structure.fields.js';
import { TextField } from './text.field.js';

/** How a client asks for a page of a list. */
export class PageQuery {
  @QueryIntegerField(1, 200, { optional: true, description: 'Rows on the page; 50 where it is left out.' })
  limit: number = 50;

  @TextField({ optional: true, max: 600, description: 'nextCursor of the page before.' })
  cursor?: string;
}

/** The class of a page of `Item`, for the API's description. */
export function pageOfClass<T>(Item: Class<T>): Class<{ data: T[]; nextCursor: string | null }> {
  class PageDto {
    @ApiProperty({ type: Item, isArray: true })
    data!: T[];

    @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.' })
    nextCursor!: string | null;
  }
  Object.defineProperty(PageDto, 'name', { value: `${Item.name.replace(/Dto$/, '')}Page` });
  return PageDto;
}
