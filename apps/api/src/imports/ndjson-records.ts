import type { FaultyRow } from '@upline/imports';
import { brokenRow, MAX_ROW_LENGTH, type RawRecord } from './raw-record.js';
import { unreadable } from './unreadable.js';

/** The objects of a file that has one per line. Empty lines are skipped and not counted. */
export async function* ndjsonRecords(text: AsyncIterable<string>): AsyncGenerator<RawRecord | FaultyRow> {
  let rowNumber = 0;
  for await (const line of linesOf(text)) {
    if (line.trim() === '') continue;
    rowNumber += 1;
    yield recordOf(line, rowNumber);
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield ofBearableLength(line);
    ofBearableLength(rest);
  }
  yield rest;
}

function ofBearableLength(line: string): string {
  if (line.length > MAX_ROW_LENGTH) throw unreadable(`A line is longer than ${MAX_ROW_LENGTH} characters.`);
  return line;
}

function recordOf(line: string, rowNumber: number): RawRecord | FaultyRow {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return brokenRow(rowNumber, 'The line is not valid JSON.');
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return brokenRow(rowNumber, 'The line is not a JSON object.');
  }
  return { rowNumber, rowCount: 1, raw: raw as Record<string, unknown> };
}
