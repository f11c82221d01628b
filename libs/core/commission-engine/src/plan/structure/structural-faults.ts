import { type Fault, jsonPointer } from '@upline/kernel';
import { describeKeys, describeNode, wordsFor } from './describe-node.js';
import { meantBranch } from './meant-branch.js';
import {
  branchesOf,
  isObject,
  isPossible,
  type JsonObject,
  matchesScalar,
  memberNode,
  type SchemaNode,
} from './schema-node.js';

type Tokens = readonly (string | number)[];

/** So many keys tell an object from another. */
const mostNamed = 4;

/**
 * Everything in which a JSON value departs from a schema, with a pointer each.
 *
 * A general validator reports a failed union as the failures of all its branches, and stops after a few; a plan's author is
 * better served by the faults of the branch they meant.
 */
export function structuralFaults(schema: SchemaNode, value: unknown): Fault[] {
  const definitions = schema.$defs ?? {};
  const branchesByUnion = new Map<SchemaNode, readonly SchemaNode[]>();

  function faultsOf(node: SchemaNode, part: unknown, at: Tokens): Fault[] {
    if (node.$ref !== undefined) return faultsOf(definitions[node.$ref] ?? {}, part, at);
    if (node.anyOf) return unionFaults(node, part, at);
    if (node.type === 'array') return Array.isArray(part) ? arrayFaults(node, part, at) : [wrong(node, part, at)];
    if (node.type === 'object') return isObject(part) ? objectFaults(node, part, at) : [wrong(node, part, at)];
    return matchesScalar(node, part) ? [] : [wrong(node, part, at)];
  }

  function unionFaults(node: SchemaNode, part: unknown, at: Tokens): Fault[] {
    const branches = branchesIn(node);
    if (branches.some((branch) => isPossible(branch, part) && faultsOf(branch, part, at).length === 0)) return [];
    if (Array.isArray(part)) {
      const lists = branches.filter(({ type }) => type === 'array');
      return lists.length === 1 && lists[0] ? faultsOf(lists[0], part, at) : [wrong(node, part, at)];
    }
    if (!isObject(part)) return [wrong(node, part, at)];
    const meaning = meantBranch(branches, part);
    switch (meaning.is) {
      case 'branch':
        return fewest(meaning.candidates.map((branch) => faultsOf(branch, part, at)));
      case 'unknown-word':
        return [unknownWord(meaning.branches, meaning.key, part, at)];
      case 'several':
        return [tooManyKeys(Object.keys(part), at, branches)];
      case 'unclear':
        return [wrong(node, part, at)];
    }
  }

  function branchesIn(node: SchemaNode): readonly SchemaNode[] {
    let branches = branchesByUnion.get(node);
    if (!branches) branchesByUnion.set(node, (branches = branchesOf(node, definitions)));
    return branches;
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
      ...missing.map((key) => missingKey(node, key, at)),
      ...(keys.length < (node.minProperties ?? 0) ? [tooFewKeys(node, part, at)] : []),
      ...(keys.length > (node.maxProperties ?? Infinity) ? [tooManyKeys(keys, at, [node])] : []),
      ...keys.flatMap((key) => {
        const member = memberNode(node, key);
        return member ? faultsOf(member, part[key], [...at, key]) : [unknownKey(node, key, at)];
      }),
    ];
  }

  return faultsOf(schema, value, []);
}

function fewest(reports: readonly Fault[][]): Fault[] {
  return reports.reduce((best, report) => (report.length < best.length ? report : best));
}

function wrong(node: SchemaNode, part: unknown, at: Tokens): Fault {
  return fault(at, 'PLAN.WRONG_VALUE', `${place(at)} must be ${describeNode(node)}, not ${shown(part)}.`);
}

function unknownWord(branches: readonly SchemaNode[], key: string, part: JsonObject, at: Tokens): Fault {
  const words = wordsFor(branches, key).map((word) => JSON.stringify(word));
  const detail = `${place([...at, key])} must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, not ${shown(part[key])}.`;
  return fault([...at, key], 'PLAN.WRONG_VALUE', detail);
}

function missingKey(node: SchemaNode, key: string, at: Tokens): Fault {
  const member = node.properties?.[key];
  const saysMore = member?.description !== undefined || member?.anyOf !== undefined || member?.type === 'boolean';
  const hint = saysMore ? ` It is ${describeNode(member)}.` : '';
  return fault(at, 'PLAN.MISSING_KEY', `${place(at)} lacks the key ${JSON.stringify(key)}.${hint}`);
}

function tooFewKeys(node: SchemaNode, part: JsonObject, at: Tokens): Fault {
  if (node.description !== undefined || !node.patternProperties) return wrong(node, part, at);
  return fault(at, 'PLAN.WRONG_VALUE', `${place(at)} is empty; it needs at least one key: ${describeKeys(node)}.`);
}

function tooManyKeys(keys: readonly string[], at: Tokens, branches: readonly SchemaNode[]): Fault {
  const isCondition = branches.some((branch) => memberNode(branch, 'all') !== undefined);
  const advice = isCondition ? 'write one condition each, joined by "all" or "any"' : 'write one of them';
  return fault(at, 'PLAN.TOO_MANY_KEYS', `${place(at)} says ${keys.join(' and ')} at once: ${advice}.`);
}

function unknownKey(node: SchemaNode, key: string, at: Tokens): Fault {
  const known = Object.keys(node.properties ?? {});
  const hint = known.length > 0 ? `It has ${known.join(', ')}.` : `A key here is ${describeKeys(node)}.`;
  return fault([...at, key], 'PLAN.UNKNOWN_KEY', `${place(at)} has no key ${JSON.stringify(key)}. ${hint}`);
}

function place(at: Tokens): string {
  return at.length === 0 ? 'The plan' : at.join('.');
}

function shown(part: unknown): string {
  if (Array.isArray(part)) return 'a list';
  if (isObject(part)) return shownObject(Object.keys(part));
  const text = JSON.stringify(part) ?? typeof part;
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function shownObject(keys: readonly string[]): string {
  if (keys.length === 0) return 'an empty object';
  const named = keys.slice(0, mostNamed).map((key) => JSON.stringify(key.slice(0, 60)));
  return `an object with ${named.join(', ')}${keys.length > mostNamed ? ' and more' : ''}`;
}

function fault(at: Tokens, code: string, detail: string): Fault {
  return { pointer: jsonPointer(...at), code, detail };
}
