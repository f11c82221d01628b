import { type Fault, jsonPointer } from '@upline/kernel';

/** The JSON Schema keywords that the plan schema uses. */
export interface SchemaNode {
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly $ref?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly description?: string;
}

type Tokens = readonly (string | number)[];
type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Everything in which a JSON value departs from a schema, with a pointer each.
 *
 * A general validator reports a failed union as the failures of all its branches, and stops after a few; a plan's author is
 * better served by the faults of the branch they meant, which is the one that knows most of the keys they wrote.
 */
export function structuralFaults(schema: SchemaNode, value: unknown): Fault[] {
  const definitions = schema.$defs ?? {};

  function faultsOf(node: SchemaNode, part: unknown, at: Tokens): Fault[] {
    if (node.$ref !== undefined) return faultsOf(definitions[node.$ref] ?? {}, part, at);
    if (node.anyOf) return unionFaults(node, node.anyOf, part, at);
    if (node.type === 'array') return Array.isArray(part) ? arrayFaults(node, part, at) : [wrong(node, part, at)];
    if (node.type === 'object') return isObject(part) ? objectFaults(node, part, at) : [wrong(node, part, at)];
    return matchesScalar(node, part) ? [] : [wrong(node, part, at)];
  }

  function unionFaults(node: SchemaNode, branches: readonly SchemaNode[], part: unknown, at: Tokens): Fault[] {
    const reports = branches.map((branch) => ({ faults: faultsOf(branch, part, at), fit: fitOf(branch, part) }));
    if (reports.some(({ faults }) => faults.length === 0)) return [];
    reports.sort((one, other) => other.fit - one.fit || one.faults.length - other.faults.length);
    const [best] = reports;
    return best && best.fit > 0 ? best.faults : [wrong(node, part, at)];
  }

  function arrayFaults(node: SchemaNode, part: readonly unknown[], at: Tokens): Fault[] {
    const few = part.length < (node.minItems ?? 0);
    const many = part.length > (node.maxItems ?? Infinity);
    const limit = few ? `at least ${node.minItems}` : `at most ${node.maxItems}`;
    const counted =
      few || many ? [fault(at, 'PLAN.WRONG_COUNT', `${place(at)} has ${part.length} entries, needs ${limit}.`)] : [];
    return [...counted, ...part.flatMap((item, index) => faultsOf(node.items ?? {}, item, [...at, index]))];
  }

  function objectFaults(node: SchemaNode, part: JsonObject, at: Tokens): Fault[] {
    const keys = Object.keys(part);
    const missing = (node.required ?? []).filter((key) => !Object.hasOwn(part, key));
    return [
      ...missing.map((key) => fault(at, 'PLAN.MISSING_KEY', `${place(at)} lacks the key ${JSON.stringify(key)}.`)),
      ...(keys.length < (node.minProperties ?? 0) ? [wrong(node, part, at)] : []),
      ...(keys.length > (node.maxProperties ?? Infinity) ? [tooManyKeys(keys, at)] : []),
      ...keys.flatMap((key) => {
        const member = memberNode(node, key);
        return member ? faultsOf(member, part[key], [...at, key]) : [unknownKey(node, key, at)];
      }),
    ];
  }

  return faultsOf(schema, value, []);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberNode(node: SchemaNode, key: string): SchemaNode | undefined {
  if (node.properties && Object.hasOwn(node.properties, key)) return node.properties[key];
  const patterns = Object.entries(node.patternProperties ?? {});
  return patterns.find(([pattern]) => new RegExp(pattern, 'u').test(key))?.[1];
}

/** How much of a value a branch of a union knows: its keys, and doubly the words that tell branches apart. */
function fitOf(branch: SchemaNode, part: unknown): number {
  if (!isObject(part)) return 0;
  return Object.entries(part).reduce((fit, [key, value]) => {
    const member = memberNode(branch, key);
    if (!member) return fit;
    return fit + (member.const !== undefined && member.const === value ? 2 : 1);
  }, 0);
}

function matchesScalar(node: SchemaNode, part: unknown): boolean {
  if (node.const !== undefined) return part === node.const;
  if (node.enum) return node.enum.includes(part);
  if (node.type === 'null') return part === null;
  if (node.type === 'boolean') return typeof part === 'boolean';
  if (node.type === 'integer') return Number.isInteger(part) && isWithin(Number(part), node.minimum, node.maximum);
  if (typeof part !== 'string' || node.type !== 'string') return false;
  if (node.pattern !== undefined && !new RegExp(node.pattern, 'u').test(part)) return false;
  return isWithin([...part].length, node.minLength, node.maxLength);
}

function isWithin(value: number, least = -Infinity, most = Infinity): boolean {
  return value >= least && value <= most;
}

function wrong(node: SchemaNode, part: unknown, at: Tokens): Fault {
  const kinds: Readonly<Record<string, string>> = { boolean: 'true or false', array: 'a list', object: 'an object' };
  const wanted = node.description ?? kinds[node.type ?? ''] ?? `a ${node.type}`;
  return fault(at, 'PLAN.WRONG_VALUE', `${place(at)} must be ${wanted}, not ${shown(part)}.`);
}

function tooManyKeys(keys: readonly string[], at: Tokens): Fault {
  return fault(
    at,
    'PLAN.TOO_MANY_KEYS',
    `${place(at)} says ${keys.join(' and ')} at once: write one condition each, joined by "all" or "any".`,
  );
}

function unknownKey(node: SchemaNode, key: string, at: Tokens): Fault {
  const known = Object.keys(node.properties ?? {});
  const hint =
    known.length > 0
      ? `It has ${known.join(', ')}.`
      : `A key here matches ${Object.keys(node.patternProperties ?? {}).join(' or ')}.`;
  return fault([...at, key], 'PLAN.UNKNOWN_KEY', `${place(at)} has no key ${JSON.stringify(key)}. ${hint}`);
}

function place(at: Tokens): string {
  return at.length === 0 ? 'The plan' : at.join('.');
}

function shown(part: unknown): string {
  if (Array.isArray(part)) return 'a list';
  if (isObject(part)) return 'an object';
  const text = JSON.stringify(part) ?? typeof part;
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function fault(at: Tokens, code: string, detail: string): Fault {
  return { pointer: jsonPointer(...at), code, detail };
}
