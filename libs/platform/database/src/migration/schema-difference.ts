import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { productFolder } from '@upline/config';
import { withSchemaEngine } from './schema-engine.js';

/**
 * The SQL that would turn the database into what `schema.prisma` says; empty when they agree. Policies, checks, exclusion constraints,
 * partial and expression indexes are beyond the schema language and are not compared.
 */
export async function schemaDifference(
  databaseUrl: string,
  schemaFile = path.join(productFolder(), 'prisma', 'schema.prisma'),
): Promise<string> {
  const files = [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }];
  return withSchemaEngine(databaseUrl, files[0]?.content, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', configDir: path.dirname(schemaFile), files },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = (stdout ?? '').trim();
    return script === '-- This is an empty migration.' ? '' : script;
  });
}
