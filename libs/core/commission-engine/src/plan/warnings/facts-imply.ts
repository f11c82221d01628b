import type { Facts } from './condition-facts.js';

/** Whether whoever answers the first surely answers the second. Says no where that is not plain to see. */
export function factsImply(given: Facts, asked: Facts): boolean {
  return (
    [...asked.bounds].every(([volume, { atLeast, below }]) => {
      const bound = given.bounds.get(volume);
      return bound !== undefined && bound.atLeast >= atLeast && bound.below <= below;
    }) &&
    [...asked.words].every(([of, words]) => {
      const known = given.words.get(of);
      if (!known) return false;
      const { allowed, excluded } = known;
      const isWithin =
        !words.allowed || (allowed !== undefined && [...allowed].every((word) => words.allowed?.has(word)));
      return isWithin && [...words.excluded].every((word) => excluded.has(word) || (allowed && !allowed.has(word)));
    }) &&
    [...asked.answers].every(([question, answer]) => given.answers.get(question) === answer) &&
    [...asked.numbers].every(([sort, number]) => (given.numbers.get(sort) ?? 0) >= number) &&
    [...asked.others].every((other) => given.others.has(other))
  );
}
