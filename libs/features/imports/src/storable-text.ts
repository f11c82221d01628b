const MOST_CHARACTERS = 2000;

/** Text out of a file as it can be kept: whole, without what PostgreSQL cannot hold, and no longer than anybody reads. */
export function storableText(text: string): string {
  return text.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll('\u0000', '\ufffd');
}
