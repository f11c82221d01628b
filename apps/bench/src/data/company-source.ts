import { type BenchmarkData, drawBenchmarkData } from './benchmark-data.js';
import { readBenchmarkData } from './benchmark-database.js';
import type { Shape } from './tree-shapes.js';

/** Where a company comes from; plain data, so that another process can fetch the same one. */
export type CompanySource =
  | { readonly from: 'seed'; readonly memberCount: number; readonly shape: Shape; readonly seed: number }
  | { readonly from: 'database'; readonly databaseUrl: string };

export async function fetchCompany(source: CompanySource): Promise<BenchmarkData> {
  if (source.from === 'database') return readBenchmarkData(source.databaseUrl);
  return drawBenchmarkData(source.memberCount, source.shape, source.seed);
}
