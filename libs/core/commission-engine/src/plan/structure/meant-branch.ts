import { discriminatorOf, hasWord } from './describe-node.js';
import { type JsonObject, memberNode, type SchemaNode } from './schema-node.js';

/** What the author of an object seems to have meant by it. */
export type Meaning =
  | { readonly is: 'branch'; readonly candidates: readonly SchemaNode[] }
  /** The key that tells branches apart has a word that none of them has. */
  | { readonly is: 'unknown-word'; readonly key: string; readonly branches: readonly SchemaNode[] }
  /** Several branches of one key each were written into one object. */
  | { readonly is: 'several' }
  | { readonly is: 'unclear' };

/** A key that only one branch has says more than any number of keys that others have too. */
const ownKeyWeight = 100;

/**
 * Finds the branches of a union that an object can have been meant as: by the word that tells them apart (`kernel`, `kind`, `formula`,
 * `pays`, `how`, `rates`, `type`), by the key that only one of them has (the operator of a volume, the question of a condition, the
 * key of a table), or by the number of keys that they know.
 */
export function meantBranch(branches: readonly SchemaNode[], part: JsonObject): Meaning {
  const objects = branches.filter(({ type }) => type === 'object');
  const key = discriminatorOf(objects);
  if (key !== undefined && Object.hasOwn(part, key)) {
    const candidates = objects.filter((branch) => hasWord(branch, key, part[key]));
    return candidates.length > 0 ? { is: 'branch', candidates } : { is: 'unknown-word', key, branches: objects };
  }
  if (isSeveral(objects, part)) return { is: 'several' };
  const fits = objects.map((branch) => fitOf(branch, objects, part));
  const best = Math.max(0, ...fits);
  if (best === 0) return { is: 'unclear' };
  return { is: 'branch', candidates: objects.filter((_, index) => fits[index] === best) };
}

function isSeveral(branches: readonly SchemaNode[], part: JsonObject): boolean {
  const keys = Object.keys(part);
  const knows = (branch: SchemaNode, key: string): boolean => memberNode(branch, key) !== undefined;
  if (
    keys.length < 2 ||
    branches.some((branch) => keys.filter((key) => knows(branch, key)).length > 1 && !isOneKey(branch))
  )
    return false;
  return keys.every((key) => branches.some((branch) => isOneKey(branch) && knows(branch, key)));
}

function isOneKey({ properties, maxProperties }: SchemaNode): boolean {
  return maxProperties === 1 || (properties !== undefined && Object.keys(properties).length === 1);
}

function fitOf(branch: SchemaNode, branches: readonly SchemaNode[], part: JsonObject): number {
  return Object.keys(part).reduce((fit, key) => {
    if (!memberNode(branch, key)) return fit;
    const isOwn =
      branch.required?.includes(key) && branches.every((other) => other === branch || !memberNode(other, key));
    return fit + (isOwn ? ownKeyWeight : 1);
  }, 0);
}
