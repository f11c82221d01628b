type Json = Readonly<Record<string, unknown>>;

/** What is added name by name; every other key takes the place of what was there. */
const byName = ['trees', 'periods', 'attributes', 'volumes', 'otherLadders'];

/** A plan with the parts that an example shows. Of a bonus that the plan has already only the keys that change are shown. */
export function extendPlan(plan: Json, shown: Json): Json {
  const merged = byName.flatMap((key) =>
    shown[key] === undefined ? [] : [[key, { ...(plan[key] as Json | undefined), ...(shown[key] as Json) }] as const],
  );
  const known = new Map(bonusesOf(plan).map((bonus) => [bonus['bonus'], bonus]));
  const bonuses = bonusesOf(shown).map((bonus) => ({ ...known.get(bonus['bonus']), ...bonus }));
  return { ...plan, ...shown, ...Object.fromEntries(merged), ...(shown['bonuses'] !== undefined && { bonuses }) };
}

/**
 * A plan with one value replaced.
 *
 * @param path keys with points between them, such as `rounding.where`; where the plan has no such key, it is one of the first bonus
 */
export function replaceIn(plan: Json, path: string, value: unknown): Json {
  const keys = path.split('.');
  const copy = structuredClone(plan) as Record<string, unknown>;
  const root = (keys[0] ?? '') in copy ? copy : bonusesOf(copy)[0];
  const holder = keys.slice(0, -1).reduce<unknown>((part, key) => (part as Json)[key], root);
  (holder as Record<string, unknown>)[keys.at(-1) ?? ''] = value;
  return copy;
}

function bonusesOf(plan: Json): readonly Json[] {
  return (plan['bonuses'] ?? []) as readonly Json[];
}
