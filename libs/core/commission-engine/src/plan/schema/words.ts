import Type from 'typebox';

/**
 * The words of which a plan is made. A `description` completes the sentence "... must be", for people who mend plans; it is
 * what validation says, what editors show and what the generated tables print.
 */

/** Objects have the keys that are named and no others. */
export const closed = { additionalProperties: false } as const;

/** Words that conditions use as their key, so no volume may be called by them. */
export const reservedWords = [
  'all',
  'any',
  'not',
  'is',
  'rank',
  'title',
  'legs',
  'count',
  'status',
  'kind',
  'attribute',
  'held',
  'override',
] as const;

export const Name = Type.String({
  pattern: '^[a-z][A-Za-z0-9-]{0,62}$',
  description: 'a name that starts with a small letter and has letters, digits and hyphens, at most 63',
});

export const VolumeName = Type.String({
  pattern: `^(?!(?:${reservedWords.join('|')})$)[a-z][A-Za-z0-9]{0,62}$`,
  description: `a name that starts with a small letter, has letters and digits, and is none of ${reservedWords.join(', ')}`,
});

export const VolumeKind = Type.String({
  pattern: '^[A-Z][A-Z0-9_]{0,15}$',
  description: 'a kind of volume as orders carry it, in capitals, such as PV',
});

/** Volumes and counts alike: a count of five is "5". */
export const Quantity = Type.String({
  pattern: '^\\d{1,11}(?:\\.\\d{1,4})?$',
  description: 'a decimal text such as "100", with at most four digits after the point',
});

export const Factor = Type.String({
  pattern: '^\\d{1,3}(?:\\.\\d{1,4})?$',
  description: 'a decimal text such as "1" or "0.5", with at most four digits after the point',
});

export const Rate = Type.String({
  pattern: '^\\d{1,3}(?:\\.\\d{1,4})?%$',
  description: 'a percentage such as "5%", with at most four digits after the point',
});

export const Amount = Type.String({
  pattern: '^\\d{1,11}(?:\\.\\d{1,4})?$',
  description: 'an amount of the plan currency such as "25.00"',
});

/** A percentage of the base, or an amount that does not depend on it. */
export const RateOrAmount = Type.String({
  pattern: '^\\d{1,11}(?:\\.\\d{1,4})?%?$',
  description: 'a percentage such as "5%" or an amount of the plan currency such as "25.00"',
});

/** A volume of the plan, or a fixed quantity. */
export const Operand = Type.String({
  pattern: `^(?:(?!(?:${reservedWords.join('|')})$)[a-z][A-Za-z0-9]{0,62}|\\d{1,11}(?:\\.\\d{1,4})?)$`,
  description: 'a volume of the plan or a quantity such as "100"',
});

export const RoundingModeName = Type.Enum(['half-up', 'half-even', 'down'], {
  description: '"half-up" (ties away from zero), "half-even" or "down" (toward zero)',
});

/** A whole number from `minimum` to `maximum`. */
export const whole = (minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, description: `a whole number from ${minimum} to ${maximum}` });

/** One of a few words. */
export const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  Type.Enum([...words], {
    description: words.map((word) => JSON.stringify(word)).join(words.length === 2 ? ' or ' : ', '),
  }) as unknown as Type.TEnum<[...Words]>;

/** One word that is always the same. */
export const literal = <const Word extends string>(word: Word) => Type.Literal(word, { description: `"${word}"` });
