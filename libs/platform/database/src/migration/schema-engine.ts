import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { CatalogAdapter } from './catalog-adapter.js';

type SchemaEngine = engineModule.SchemaEngine;

// The compiler's library for Node leaves this global out.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

// The engine reports its panics through this hook before it aborts; without it they show up as a TypeError about `set_message`.
let lastPanic = '';
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (lastPanic = message) } });

let instantiated: Promise<void> | undefined;

/** Prisma's migration engine from npm: the same code as the command line's, without a download. */
async function instantiate(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engineModule });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** Runs `work` with an engine on the database and ends its session afterwards. */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  schema: string | undefined,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await (instantiated ??= instantiate());
  const adapter = new CatalogAdapter(databaseUrl);
  try {
    const datamodels: [string, string][] | undefined = schema === undefined ? undefined : [['schema.prisma', schema]];
    const factory = bindMigrationAwareSqlAdapterFactory(adapter);
    return await work(await engineModule.SchemaEngine.new({ datamodels }, () => undefined, factory));
  } catch (error) {
    throw lastPanic === '' ? error : new Error(`The migration engine broke down: ${lastPanic}`, { cause: error });
  } finally {
    lastPanic = '';
    await adapter.close();
  }
}
