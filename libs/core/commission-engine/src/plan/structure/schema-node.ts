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

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object, neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema of a key of an object, or undefined where the object has no such key. */
export function memberNode(node: SchemaNode, key: string): SchemaNode | undefined {
  if (node.properties && Object.hasOwn(node.properties, key)) return node.properties[key];
  const patterns = Object.entries(node.patternProperties ?? {});
  return patterns.find(([pattern]) => matches(pattern, key))?.[1];
}

/** The branches of a union, with references resolved and unions within it laid open. */
export function branchesOf(node: SchemaNode, definitions: Readonly<Record<string, SchemaNode>>): SchemaNode[] {
  if (node.$ref !== undefined) return branchesOf(definitions[node.$ref] ?? {}, definitions);
  return node.anyOf ? node.anyOf.flatMap((branch) => branchesOf(branch, definitions)) : [node];
}

/** A quick look whether a value could be what a branch says: its type and its keys, not what is in them. */
export function isPossible({ type, required, ...node }: SchemaNode, part: unknown): boolean {
  if (Array.isArray(part)) return type === 'array';
  if (!isObject(part)) return type !== 'array' && type !== 'object';
  if (type !== 'object' || required?.some((key) => !Object.hasOwn(part, key))) return false;
  return Object.entries(part).every(([key, value]) => {
    const member = memberNode(node, key);
    return member !== undefined && (member.const === undefined || member.const === value);
  });
}

/** Whether a value that is neither list nor object is what the schema says. */
export function matchesScalar(node: SchemaNode, part: unknown): boolean {
  if (node.const !== undefined) return part === node.const;
  if (node.enum) return node.enum.includes(part);
  if (node.type === 'null') return part === null;
  if (node.type === 'boolean') return typeof part === 'boolean';
  if (node.type === 'integer') return Number.isInteger(part) && isWithin(Number(part), node.minimum, node.maximum);
  if (typeof part !== 'string' || node.type !== 'string') return false;
  if (node.pattern !== undefined && !matches(node.pattern, part)) return false;
  return isWithin([...part].length, node.minLength, node.maxLength);
}

const compiled = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  let expression = compiled.get(pattern);
  if (!expression) compiled.set(pattern, (expression = new RegExp(pattern, 'u')));
  return expression.test(text);
}

function isWithin(value: number, least = -Infinity, most = Infinity): boolean {
  return value >= least && value <= most;
}
