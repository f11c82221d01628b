import { periodFileSchema } from './period-file-schema.js';

/** The JSON Schema (draft 2020-12) of a period file as plain JSON, for editors and other validators. A fresh copy each time. */
export function publishedPeriodSchema(): Record<string, unknown> {
  return JSON.parse(JSON.stringify(periodFileSchema)) as Record<string, unknown>;
}
