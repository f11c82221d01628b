import { askCondition, type CountAsked, type LegsAsked, type Threshold } from '../plan/ask-condition.js';
import type { Condition } from '../plan/plan-schema.js';
import { counted, figure, free, listed, name, names } from './words.js';

/** A condition as what follows "whoever" or "a member who": "is active, and has `pv` of at least 100". */
export function sayCondition(condition: Condition): string {
  const asked = askCondition(condition);
  switch (asked.kind) {
    case 'all':
      return asked.of.length === 1 ? sayFirst(asked.of) : sayParts(asked.of).join(', and ');
    case 'any':
      return asked.of.length === 1 ? sayFirst(asked.of) : `either ${sayParts(asked.of).join(', or ')}`;
    case 'not':
      return deny(sayPart(asked.of));
    case 'active':
      return 'is active';
    case 'rank':
      return `is paid as ${name(asked.rank)} or higher`;
    case 'title':
      return `has reached the title ${name(asked.rank)} or a higher one`;
    case 'legs':
      return sayLegs(asked.legs);
    case 'count':
      return sayCount(asked.count);
    case 'status':
      return `has the status ${names(asked.words, 'or')}`;
    case 'kind':
      return `is of the kind ${names(asked.words, 'or')}`;
    case 'attribute':
      return `has as ${name(asked.attribute)} ${listed(asked.oneOf.map(free), 'or')}`;
    case 'volume':
      return `has ${name(asked.volume)} ${sayThreshold(asked.threshold)}`;
  }
}

/** What is asked one by one, where all of it must hold. */
export function conditionParts(condition: Condition): readonly Condition[] {
  const asked = askCondition(condition);
  return asked.kind === 'all' ? asked.of.flatMap(conditionParts) : [condition];
}

/** "of at least 100", "below 60". */
export function sayThreshold({ atLeast, below }: Threshold): string {
  const parts = [
    atLeast === undefined ? undefined : `of at least ${figure(atLeast)}`,
    below === undefined ? undefined : `below ${figure(below)}`,
  ];
  return parts.filter((part) => part !== undefined).join(' and ');
}

/** "at any depth", "down to 3 levels". */
export function sayDepth(depth: number | 'any' | undefined): string {
  return depth === undefined || depth === 'any' ? 'at any depth' : `not deeper than ${counted(depth, 'level')}`;
}

function sayFirst(of: readonly Condition[]): string {
  return of[0] ? sayCondition(of[0]) : '';
}

/** Parts of a list; what comes last needs no parentheses to show where it ends. */
function sayParts(of: readonly Condition[]): string[] {
  return of.map((part, index) => {
    const endsItself = index === of.length - 1 && ['legs', 'count'].includes(askCondition(part).kind);
    return endsItself ? sayCondition(part) : sayPart(part);
  });
}

/** A condition within another: in parentheses where its own parts could be taken for parts of the other. */
function sayPart(condition: Condition): string {
  const { kind } = askCondition(condition);
  const text = sayCondition(condition);
  return ['all', 'any', 'legs', 'count'].includes(kind) ? `(${text})` : text;
}

function sayLegs({ tree, having, depth, personal, atLeast }: LegsAsked): string {
  const whom = personal === undefined ? 'somebody' : `somebody whom they brought themselves in ${name(personal)}`;
  return `has at least ${counted(atLeast, 'leg')} of ${name(tree)} in which ${whom}, ${sayDepth(depth)}, ${sayPart(having)}`;
}

function sayCount({ tree, depth, where, atLeast }: CountAsked): string {
  return `has below them in ${name(tree)}, ${sayDepth(depth)}, at least ${counted(atLeast, 'member')} of whom each ${sayPart(where)}`;
}

function deny(text: string): string {
  if (text.startsWith('is ')) return `is not ${text.slice(3)}`;
  if (text.startsWith('has reached ')) return `has not reached ${text.slice(12)}`;
  if (text.startsWith('has ')) return `does not have ${text.slice(4)}`;
  return `is not somebody who ${text}`;
}
