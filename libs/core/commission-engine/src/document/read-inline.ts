/** A stretch of a text: words, or a name of the plan. */
export interface Inline {
  readonly text: string;
  readonly isName: boolean;
}

/** Divides a text of a `PlanDocument` at the backticks that enclose names, and takes the backslashes off what is meant as itself. */
export function readInline(text: string): Inline[] {
  const stretches: Inline[] = [];
  let words = '';
  for (const [whole, escaped, called] of text.matchAll(/\\([\\`])|`([^`]*)`|[^\\`]+|[\\`]/g)) {
    if (called === undefined) words += escaped ?? whole;
    else {
      if (words !== '') stretches.push({ text: words, isName: false });
      stretches.push({ text: called, isName: true });
      words = '';
    }
  }
  if (words !== '') stretches.push({ text: words, isName: false });
  return stretches;
}
