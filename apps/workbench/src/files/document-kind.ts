import { WorkbenchFailure } from '../workbench-failure.js';

/** What files say that they are, in their key "language", up to the slash. */
const kinds = {
  'upline-plan': 'a plan',
  'upline-period': 'a period file',
  'upline-result': 'the result of a run',
  'upline-diff': 'a comparison',
};
export type DocumentKind = keyof typeof kinds;

/**
 * Refuses a file of another kind in one sentence, where the faults of every key would say less. A file that says no kind, or an unknown
 * one, is for validation.
 *
 * @throws WorkbenchFailure
 */
export function requireKind(file: string, document: unknown, wanted: DocumentKind): void {
  const language: unknown =
    typeof document === 'object' && document !== null ? Reflect.get(document, 'language') : undefined;
  const [told = ''] = typeof language === 'string' ? language.split('/') : [];
  if (told === wanted || !isKind(told)) return;
  throw new WorkbenchFailure(
    1,
    `${file} is ${kinds[told]}; ${kinds[wanted]} belongs here. Plans are named before period files.`,
  );
}

function isKind(word: string): word is DocumentKind {
  return Object.hasOwn(kinds, word);
}
