/** How another system names a thing: unique per company and source. */
export interface NaturalKey {
  readonly source: string;
  readonly externalId: string;
}

/** One text per key, for maps; unambiguous whatever the parts hold. */
export function naturalKeyText({ source, externalId }: NaturalKey): string {
  return JSON.stringify([source, externalId]);
}
