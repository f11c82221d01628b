import { canonicalJson } from '@upline/kernel';
import { planSchema } from '../plan-schema.js';
import type { SchemaNode } from '../structure/schema-node.js';
import { keyDescriptions } from './key-descriptions.js';
import { sharedSchemas } from './shared-schemas.js';

type Json = Readonly<Record<string, unknown>>;

/** How the published schema calls itself; not an address, so that no editor fetches it. */
const schemaId = 'urn:upline:plan:1';

/**
 * The JSON Schema (draft 2020-12) of the plan language for editors and other validators: `planSchema` with an `$id`, a title, a description of
 * every key, and what occurs often under a name. It accepts the same documents and refers to nothing outside itself.
 */
export function publishedPlanSchema(): Json {
  const source = planSchema as unknown as SchemaNode;
  const plan = source.$defs?.['Plan'] ?? {};
  const shared = new Map(sharedSchemas.map(({ name, schema }) => [canonicalJson(bare(schema)), name]));
  const hoist = (value: unknown, isRoot: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => hoist(item, false));
    if (typeof value !== 'object' || value === null) return value;
    const name = isRoot ? undefined : shared.get(canonicalJson(value));
    if (name !== undefined) return { $ref: `#/$defs/${name}` };
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        if (key === '$ref') return [key, `#/$defs/${String(part)}`];
        return [key, hoist(part, false)];
      }),
    );
  };
  const definitions = Object.fromEntries([
    ...sharedSchemas.map(({ name, schema }) => [name, hoist(bare(schema), true)]),
    ['Condition', hoist(bare(source.$defs?.['Condition'] ?? {}), true)],
  ]) as Record<string, Json>;
  const root = hoist(bare(plan), true) as Json;
  const describe = (node: unknown, holder: string): Json => withDescriptions(node as Json, holder, definitions) as Json;
  const holders = new Map(sharedSchemas.map(({ name, holder }) => [name, holder]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaId,
    title: 'Upline compensation plan',
    ...describe(root, 'Plan'),
    description: 'A compensation plan in the language upline-plan/1.',
    $defs: Object.fromEntries(
      Object.entries(definitions).map(([name, node]) => [name, describe(node, holders.get(name) ?? '')]),
    ),
  };
}

/** A schema as plain JSON, without the names that its library needs. */
function bare(schema: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
  delete copy['$id'];
  return copy;
}

/** Adds to every key what it says. `holder` is the key that holds the schema. */
function withDescriptions(node: unknown, holder: string, definitions: Readonly<Record<string, Json>>): unknown {
  if (Array.isArray(node)) return node.map((item) => withDescriptions(item, holder, definitions));
  if (typeof node !== 'object' || node === null) return node;
  const kernel = kernelOf(node as Json);
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => {
      if (key !== 'properties') return [key, withDescriptions(part, holder, definitions)];
      const members = Object.entries(part as Json).map(([name, member]) => {
        const inner = withDescriptions(member, name, definitions) as Json;
        return [name, { ...inner, description: describeKey(name, [kernel, holder], inner, definitions) }];
      });
      return [key, Object.fromEntries(members)];
    }),
  );
}

function describeKey(
  key: string,
  holders: readonly (string | undefined)[],
  node: Json,
  definitions: Readonly<Record<string, Json>>,
): string {
  const holder = holders.find((one) => one !== undefined && Object.hasOwn(keyDescriptions, `${one}.${key}`));
  const says = keyDescriptions[holder === undefined ? key : `${holder}.${key}`] ?? '';
  const referred = typeof node['$ref'] === 'string' ? definitions[node['$ref'].replace('#/$defs/', '')] : undefined;
  const must = node['description'] ?? referred?.['description'];
  return typeof must === 'string' ? `${says} Must be ${must}.`.trim() : says;
}

/** The word that tells an object apart from its siblings. */
function kernelOf(node: Json): string | undefined {
  const properties = node['properties'] as Readonly<Record<string, Json>> | undefined;
  const word = properties?.['kernel']?.['const'] ?? properties?.['kind']?.['const'];
  return typeof word === 'string' ? word : undefined;
}
