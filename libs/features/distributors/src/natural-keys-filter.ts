import type { NaturalKey } from './natural-key.js';

/** The keys as a condition on rows. A file has one source as a rule, so they are grouped by it. */
export function naturalKeysFilter(keys: readonly NaturalKey[]): { source: string; externalId: { in: string[] } }[] {
  const bySource = new Map<string, string[]>();
  for (const { source, externalId } of keys) {
    const known = bySource.get(source);
    if (known) known.push(externalId);
    else bySource.set(source, [externalId]);
  }
  return [...bySource].map(([source, externalIds]) => ({ source, externalId: { in: externalIds } }));
}
