import fc from 'fast-check';
import { hostileValue } from './hostile-values.js';

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

type Change = (parent: Record<string, unknown>, key: string) => void;

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: hostileValue.map(
      (value): Change =>
        (parent, key) =>
          void define(parent, key, value),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Change>((parent, key) => void Reflect.deleteProperty(parent, key)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('unknown', 'tenantId', 'tenant_id', '__proto__', 'constructor', 'id', 'revision', ''),
        hostileValue,
      )
      .map(
        ([name, value]): Change =>
          (parent) =>
            void define(parent, name, value),
      ),
  },
);

/** Plain assignment would set the prototype where the key is `__proto__`. */
function define(parent: Record<string, unknown>, key: string, value: unknown): void {
  Reflect.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The valid object with up to three things about it changed, anywhere in it; now and then as it is. */
export function mutated(valid: object): fc.Arbitrary<unknown> {
  const paths = pathsOf(valid).slice(1);
  // Plans are large: what is near the top is changed as often as what is deep down.
  const place =
    paths.length === 0
      ? fc.constant<Path>(['nothing'])
      : fc.constantFrom(...paths, ...paths.filter(({ length }) => length === 1));
  return fc.array(fc.tuple(place, change), { maxLength: 3 }).map((changes) => {
    // What is put in may be too deep to be copied again.
    const object = structuredClone(valid);
    for (const [path, apply] of changes) alter(object, path, apply);
    return object;
  });
}

/** The valid object once without each of its fields and once with null in its place, but for what is deep down. */
export function withoutFields(valid: object): object[] {
  const paths = pathsOf(valid).filter(({ length }) => length > 0 && length < 4);
  const leaveOut: Change = (parent, key) => void Reflect.deleteProperty(parent, key);
  const makeNull: Change = (parent, key) => void define(parent, key, null);
  return paths.flatMap((path) =>
    [leaveOut, makeNull].map((apply) => {
      const object = structuredClone(valid);
      alter(object, path, apply);
      return object;
    }),
  );
}

function alter(object: object, path: Path, apply: Change): void {
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((place, key) => (place as Record<string, unknown> | undefined)?.[key], object);
  if (typeof parent === 'object' && parent !== null) apply(parent as Record<string, unknown>, String(path.at(-1)));
}
