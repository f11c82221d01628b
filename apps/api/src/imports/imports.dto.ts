import type { Import, ImportError } from '@upline/imports';
import { ChoiceField, IdField, InstantField, IntegerField, ListField, Nullable, TextField } from '../fields/index.js';

const MOST = 2 ** 31 - 1;

export class ImportErrorDto {
  @IntegerField(1, MOST, { description: 'The row in the file, counted from 1 without the header and empty lines.' })
  rowNumber!: number;

  @TextField({ example: 'MEMBER.SPONSOR_UNKNOWN' })
  code!: string;

  @TextField({ min: 0, max: 2000, description: 'JSON pointer into the row; empty for the row as a whole.' })
  pointer!: string;

  @TextField({ max: 2000 })
  detail!: string;

  static of({ rowNumber, code, pointer, detail }: ImportError): ImportErrorDto {
    return { rowNumber, code, pointer, detail };
  }
}

export class ImportDto {
  @IdField()
  importId!: string;

  @ChoiceField(['distributors', 'orders'])
  kind!: Import['kind'];

  @ChoiceField(['csv', 'ndjson'])
  format!: Import['format'];

  @ChoiceField(['running', 'completed', 'failed'])
  status!: Import['status'];

  @IntegerField(0, MOST)
  rowsRead!: number;

  @IntegerField(0, MOST)
  rowsCreated!: number;

  @IntegerField(0, MOST, { description: 'Were there already, with the same content.' })
  rowsUnchanged!: number;

  @IntegerField(0, MOST)
  rowsFailed!: number;

  @InstantField()
  createdAt!: string;

  @Nullable('string')
  finishedAt!: string | null;

  static of(found: Import): ImportDto {
    const { importId, kind, format, status, rowsRead, rowsCreated, rowsUnchanged, rowsFailed } = found;
    return {
      importId,
      kind,
      format,
      status,
      rowsRead,
      rowsCreated,
      rowsUnchanged,
      rowsFailed,
      createdAt: found.createdAt.toISOString(),
      finishedAt: found.finishedAt?.toISOString() ?? null,
    };
  }
}

export class ImportWithErrorsDto extends ImportDto {
  @ListField(() => ImportErrorDto, 0, 100, { description: 'The first 100; the rest under /errors.' })
  errors!: ImportErrorDto[];
}
