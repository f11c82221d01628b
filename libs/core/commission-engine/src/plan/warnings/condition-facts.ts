import { canonicalJson } from '@upline/kernel';
import { parseVolume } from '@upline/money';
import { askCondition } from '../ask-condition.js';
import type { Condition } from '../plan-schema.js';

/** A choice of words: at most those `allowed` (undefined: any), and none of those `excluded`. */
interface Words {
  allowed: ReadonlySet<string> | undefined;
  readonly excluded: Set<string>;
}

/** What must be true of whoever answers a condition: everything that is asked of them in any case, however it is nested. */
export interface Facts {
  /** Volume -> stretch in units of 10^-4. */
  readonly bounds: Map<string, { atLeast: number; below: number }>;
  /** 'status', 'kind' or an attribute -> words. */
  readonly words: Map<string, Words>;
  /** Questions with a plain answer, such as activity, -> the answer that is asked. */
  readonly answers: Map<string, boolean>;
  /** Legs and counts of a sort -> how many. */
  readonly numbers: Map<string, number>;
  /** What is not taken apart, as canonical JSON. */
  readonly others: Set<string>;
  /** The first contradiction that was met, as the end of a sentence. */
  contradiction: string | undefined;
}

export function noFacts(): Facts {
  return {
    bounds: new Map(),
    words: new Map(),
    answers: new Map(),
    numbers: new Map(),
    others: new Set(),
    contradiction: undefined,
  };
}

/** Adds what a condition asks in any case; `active` is what the plan calls active. */
export function addFacts(facts: Facts, condition: Condition, active: Condition | undefined): void {
  const asked = askCondition(condition);
  switch (asked.kind) {
    case 'all':
      return asked.of.forEach((part) => addFacts(facts, part, active));
    case 'active':
      addAnswer(facts, 'activity', true);
      // Activity itself cannot ask for activity, so this ends.
      if (active) addFacts(facts, active, undefined);
      return;
    case 'rank':
    case 'title':
      return addAnswer(facts, `the ${asked.kind} ${asked.rank}`, true);
    case 'status':
    case 'kind':
      return addWords(facts, asked.kind, asked.words);
    case 'attribute':
      return addWords(facts, asked.attribute, asked.oneOf);
    case 'volume':
      return addBound(facts, asked.volume, asked.threshold);
    case 'legs':
    case 'count': {
      const { atLeast, ...sort } = asked.kind === 'legs' ? asked.legs : asked.count;
      const key = canonicalJson({ [asked.kind]: sort });
      facts.numbers.set(key, Math.max(atLeast, facts.numbers.get(key) ?? 0));
      return;
    }
    case 'not':
      return addDenied(facts, asked.of, condition);
    case 'any':
      facts.others.add(canonicalJson(condition));
      return;
  }
}

function addDenied(facts: Facts, denied: Condition, whole: Condition): void {
  const asked = askCondition(denied);
  if (asked.kind === 'active') return addAnswer(facts, 'activity', false);
  if (asked.kind === 'rank' || asked.kind === 'title')
    return addAnswer(facts, `the ${asked.kind} ${asked.rank}`, false);
  if (asked.kind === 'status' || asked.kind === 'kind') return excludeWords(facts, asked.kind, asked.words);
  if (asked.kind === 'attribute') return excludeWords(facts, asked.attribute, asked.oneOf);
  if (asked.kind === 'volume') {
    const { atLeast, below } = asked.threshold;
    if (atLeast !== undefined && below === undefined) return addBound(facts, asked.volume, { below: atLeast });
    if (atLeast === undefined && below !== undefined) return addBound(facts, asked.volume, { atLeast: below });
  }
  facts.others.add(canonicalJson(whole));
}

function addAnswer(facts: Facts, question: string, answer: boolean): void {
  if (facts.answers.get(question) === !answer) facts.contradiction ??= `${question} is asked for and ruled out`;
  facts.answers.set(question, answer);
}

function addBound(facts: Facts, volume: string, threshold: { atLeast?: string; below?: string }): void {
  const { atLeast, below } = threshold;
  const bound = facts.bounds.get(volume) ?? { atLeast: -Infinity, below: Infinity };
  if (atLeast !== undefined) bound.atLeast = Math.max(bound.atLeast, parseVolume(atLeast));
  if (below !== undefined) bound.below = Math.min(bound.below, parseVolume(below));
  facts.bounds.set(volume, bound);
  if (bound.atLeast < bound.below) return;
  facts.contradiction ??= `${volume} would have to be at least ${bound.atLeast / 10_000} and below ${bound.below / 10_000}`;
}

function wordsOf(facts: Facts, of: string): Words {
  let words = facts.words.get(of);
  if (!words) facts.words.set(of, (words = { allowed: undefined, excluded: new Set() }));
  return words;
}

function addWords(facts: Facts, of: string, allowed: readonly string[]): void {
  const words = wordsOf(facts, of);
  const before = words.allowed;
  words.allowed = new Set(before ? allowed.filter((word) => before.has(word)) : allowed);
  noteEmpty(facts, of, words);
}

function excludeWords(facts: Facts, of: string, excluded: readonly string[]): void {
  const words = wordsOf(facts, of);
  for (const word of excluded) words.excluded.add(word);
  noteEmpty(facts, of, words);
}

function noteEmpty(facts: Facts, of: string, { allowed, excluded }: Words): void {
  if (!allowed || [...allowed].some((word) => !excluded.has(word))) return;
  facts.contradiction ??= `no ${of} answers everything that is asked of it`;
}
