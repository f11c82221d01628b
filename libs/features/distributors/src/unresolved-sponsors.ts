/** Somebody who still waits for a sponsor when nobody else will come. */
export interface Waiting {
  readonly code: string | null;
  readonly sponsorCode: string;
}

/**
 * Why each of the waiting has no sponsor: null where nobody has the code, or the codes of a cycle that the member is
 * part of or stands below, each followed by its sponsor.
 */
export function unresolvedSponsors(waiting: readonly Waiting[]): (readonly string[] | null)[] {
  const sponsorOf = new Map<string, string>();
  for (const { code, sponsorCode } of waiting)
    if (code !== null && !sponsorOf.has(code)) sponsorOf.set(code, sponsorCode);
  const cycleAbove = new Map<string, readonly string[] | null>();
  return waiting.map(({ sponsorCode }) => walkUp(sponsorCode, sponsorOf, cycleAbove));
}

/** Every code is walked over once, because what was found above it is kept. */
function walkUp(
  start: string,
  sponsorOf: ReadonlyMap<string, string>,
  cycleAbove: Map<string, readonly string[] | null>,
): readonly string[] | null {
  const places = new Map<string, number>();
  let code = start;
  for (; !cycleAbove.has(code) && !places.has(code);) {
    const sponsorCode = sponsorOf.get(code);
    if (sponsorCode === undefined) break;
    places.set(code, places.size);
    code = sponsorCode;
  }
  const place = places.get(code);
  const found = place === undefined ? (cycleAbove.get(code) ?? null) : [...places.keys()].slice(place);
  for (const walked of places.keys()) cycleAbove.set(walked, found);
  return found;
}
