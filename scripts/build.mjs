// Compiles apps/ and libs/ into dist/, file by file, so that the folder tree of the product is the folder tree of the source.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { compilerOptions } = JSON.parse(await readFile(path.join(root, 'tsconfig.base.json'), 'utf8'));
const aliases = new Map(Object.entries(compilerOptions.paths).map(([alias, [file]]) => [alias, path.normalize(file)]));

async function* sources(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (/\.ts$/.test(entry.name) && !/(\.spec|\.d)\.ts$/.test(entry.name)) yield file;
  }
}

/** Node knows no path aliases, so `@upline/money` becomes the relative path of that library's index. */
function withRelativeImports(code, outFile) {
  return code.replace(/(from\s*|import\s*\(?\s*)(['"])(@upline\/[a-z-]+)\2/g, (whole, lead, quote, alias) => {
    const target = aliases.get(alias);
    if (!target) throw new Error(`${outFile} imports ${alias}, which tsconfig.base.json does not name`);
    const relative = path.relative(path.dirname(outFile), target).replaceAll(path.sep, '/').replace(/\.ts$/, '.js');
    return `${lead}${quote}${relative.startsWith('.') ? relative : `./${relative}`}${quote}`;
  });
}

async function compile(file) {
  const { code, map } = await transformFile(path.join(root, file), {
    configFile: path.join(root, '.swcrc'),
    sourceMaps: true,
  });
  const outFile = path.join('dist', file).replace(/\.ts$/, '.js');
  await mkdir(path.join(root, path.dirname(outFile)), { recursive: true });
  const javascript = withRelativeImports(code, path.relative('dist', outFile));
  await writeFile(path.join(root, outFile), `${javascript}\n//# sourceMappingURL=${path.basename(outFile)}.map\n`);
  await writeFile(path.join(root, `${outFile}.map`), map);
}

export async function build() {
  await rm(path.join(root, 'dist'), { recursive: true, force: true });
  let files = 0;
  for (const folder of ['apps', 'libs']) {
    for await (const file of sources(path.join(root, folder))) {
      await compile(path.relative(root, file));
      files += 1;
    }
  }
  return files;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const startedAt = performance.now();
  const files = await build();
  console.log(`Built ${files} files in ${Math.round(performance.now() - startedAt)} ms`);
}
