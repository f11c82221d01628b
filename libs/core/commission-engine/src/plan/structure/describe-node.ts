import { Name, VolumeKind, VolumeName } from '../schema/words.js';
import { matchesScalar, type SchemaNode } from './schema-node.js';

const keyWords = new Map(
  [Name, VolumeKind, VolumeName].map((word) => {
    const { pattern, description } = word as unknown as SchemaNode;
    return [pattern, description] as const;
  }),
);
const tableKey = 'byRank';

/** Completes "must be": what a schema asks for, in words. */
export function describeNode(node: SchemaNode): string {
  if (node.description !== undefined) return node.description;
  if (node.anyOf) return describeUnion(node.anyOf);
  switch (node.type) {
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return node.items?.description === undefined ? 'a list' : `a list, each entry ${node.items.description}`;
    case 'object':
      return node.required ? `an object with ${node.required.map(quoted).join(', ')}` : 'an object';
    default:
      return node.maxLength === undefined
        ? `a ${node.type}`
        : `a text of ${node.minLength} to ${node.maxLength} characters`;
  }
}

/** Completes "A key here is": what the keys of an object of free names are. */
export function describeKeys(node: SchemaNode): string {
  return Object.keys(node.patternProperties ?? {})
    .map((pattern) => keyWords.get(pattern) ?? `a text that matches ${pattern}`)
    .join(' or ');
}

function describeUnion(branches: readonly SchemaNode[]): string {
  const isTable = branches.some(({ properties }) => properties && Object.hasOwn(properties, tableKey));
  if (isTable) {
    const values = branches.filter(({ properties }) => !properties);
    return `${values.map(describeNode).join(' or ')}, or a table of it ("byRank", "byTitle", "byVolume", "byAttribute" or "cases")`;
  }
  const key = discriminatorOf(branches.filter(({ type }) => type === 'object'));
  if (key === undefined) return branches.map(describeNode).join(' or ');
  return `an object whose "${key}" is ${wordsFor(branches, key).map(quoted).join(', ')}`;
}

/** The key by whose word the branches of a union are told apart, if all of them have one. */
export function discriminatorOf(branches: readonly SchemaNode[]): string | undefined {
  if (branches.length < 2) return undefined;
  const [first] = branches;
  return Object.keys(first?.properties ?? {}).find((key) => {
    const words = wordsFor(branches, key);
    return (
      branches.every(({ properties, required }) => required?.includes(key) && isWord(properties?.[key])) &&
      new Set(words).size === words.length
    );
  });
}

/** The words that a key may have in the branches of a union. */
export function wordsFor(branches: readonly SchemaNode[], key: string): unknown[] {
  return branches.flatMap(({ properties }) => {
    const node = properties?.[key];
    return node?.const === undefined ? [...(node?.enum ?? [])] : [node.const];
  });
}

/** Whether a branch has this word under the key. */
export function hasWord(branch: SchemaNode, key: string, word: unknown): boolean {
  const node = branch.properties?.[key];
  return node !== undefined && matchesScalar(node, word);
}

function isWord(node: SchemaNode | undefined): boolean {
  return node !== undefined && (node.const !== undefined || node.enum !== undefined);
}

function quoted(word: unknown): string {
  return JSON.stringify(word);
}
