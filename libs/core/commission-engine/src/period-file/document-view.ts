/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

const noFields: Fields = {};

/** The members of a JSON object; none where it is something else, which the structural check has reported. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : noFields;
}

/** The entries of a JSON list; none where it is something else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The text, if it is one. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
