import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `prisma/` and `package.json`, found from here upwards: sources and `dist/` lie at different depths. */
export function productFolder(from = path.dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(path.join(from, 'package.json'))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('No folder above this file holds a package.json, so Upline cannot find itself');
  return productFolder(parent);
}
