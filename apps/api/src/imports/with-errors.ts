import type { TenantContext } from '@upline/database';
import type { Import, ImportsService } from '@upline/imports';
import { ImportDto, ImportErrorDto, type ImportWithErrorsDto } from './imports.dto.js';

const ERRORS_SHOWN = 100;

/** An import as it is answered: with the first of its errors. */
export async function withErrors(
  imports: ImportsService,
  context: TenantContext,
  found: Import,
): Promise<ImportWithErrorsDto> {
  const { data } = await imports.listErrors(context, found.importId, undefined, ERRORS_SHOWN);
  return { ...ImportDto.of(found), errors: data.map((error) => ImportErrorDto.of(error)) };
}
