import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One file with the payouts of every posted month, each row with its period, beside the files of the single months. */
export async function gatherPayouts(files: readonly string[], folder: string): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const [header = ''] = texts.map((text) => text.slice(0, text.indexOf('\n') + 1));
  const file = path.join(folder, 'payouts.csv');
  await writeFile(file, header + texts.map((text) => text.slice(header.length)).join(''));
  return file;
}
