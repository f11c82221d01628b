import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { productFolder } from '@upline/config';

const built = (file: string) =>
  pathToFileURL(path.join(productFolder(), 'dist', 'apps', 'api', 'src', ...file.split('/'))).href;

// In a process of its own: the runner of the tests cannot load some of what the controllers need.
const program = `
  import 'reflect-metadata';
  const { controllers } = await import('${built('controllers.js')}');
  const { ACCESS } = await import('${built('access/access.decorator.js')}');
  const handlers = controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .map((name) => [name, controller.prototype[name]])
      .filter(([name, handler]) => name !== 'constructor' && typeof handler === 'function' && Reflect.hasMetadata('path', handler))
      .map(([name, handler]) => [
        controller.name.replace(/Controller$/, '') + '_' + name,
        Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller) ?? null,
      ]));
  console.log(JSON.stringify(handlers));
`;

/** Every handler of every controller, by the id of its operation, with what it asks for; null where it says nothing. */
export function accessInCode(): [string, string | null][] {
  const flags = ['--input-type=module', '-e', program];
  const printed = execFileSync(process.execPath, flags, { cwd: productFolder(), encoding: 'utf8' });
  return JSON.parse(printed) as [string, string | null][];
}
