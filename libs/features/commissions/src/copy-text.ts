import type { CalculationResult } from '@upline/commission-engine';
import { invariant } from '@upline/kernel';

/** What the staging rows of one attempt have in common. */
export interface CopyScope {
  readonly tenantId: string;
  readonly runId: string;
  readonly fencingToken: number;
}

export interface CopyChunk {
  readonly text: string;
  readonly rows: number;
}

const ROWS_PER_CHUNK = 2_000;

/** Lines in PostgreSQL's text format, numbered per payee in the engine's order. */
export function* copyLines(
  scope: CopyScope,
  result: CalculationResult,
  memberIds: readonly string[],
): Generator<CopyChunk> {
  const { lines, bonusNames } = result;
  const lineNumbers = new Int32Array(memberIds.length);
  const bonuses = bonusNames.map(escaped);
  const lead = `${scope.tenantId}\t${scope.runId}\t${scope.fencingToken}\t`;
  yield* inChunks(lines.amountMinor.length, (row) => {
    const payee = at(lines.payeeIndex, row);
    const lineNumber = at(lineNumbers, payee) + 1;
    lineNumbers[payee] = lineNumber;
    return `${lead}${memberIds[payee]}\t${lineNumber}\t${bonuses[at(lines.bonusIndex, row)]}\t${at(lines.level, row)}\t${
      memberIds[at(lines.sourceIndex, row)]
    }\t${at(lines.baseUnits, row)}\t${at(lines.ratePpm, row)}\t${at(lines.amountMinor, row)}\n`;
  });
}

/** Payees in PostgreSQL's text format. */
export function* copyPayees(
  scope: CopyScope,
  result: CalculationResult,
  memberIds: readonly string[],
): Generator<CopyChunk> {
  const { payees, members, rankNames, lines } = result;
  const lineCounts = new Int32Array(memberIds.length);
  for (const payee of lines.payeeIndex) lineCounts[payee] = at(lineCounts, payee) + 1;
  const ranks = rankNames.map(escaped);
  const lead = `${scope.tenantId}\t${scope.runId}\t${scope.fencingToken}\t`;
  yield* inChunks(payees.memberIndex.length, (row) => {
    const payee = at(payees.memberIndex, row);
    const rank = ranks[at(members.paidAsRank, payee)] ?? '\\N';
    return `${lead}${memberIds[payee]}\t${rank}\t${at(lineCounts, payee)}\t${at(payees.amountMinor, row)}\n`;
  });
}

function* inChunks(rows: number, textOf: (row: number) => string): Generator<CopyChunk> {
  for (let from = 0; from < rows; from += ROWS_PER_CHUNK) {
    const to = Math.min(rows, from + ROWS_PER_CHUNK);
    let text = '';
    for (let row = from; row < to; row += 1) text += textOf(row);
    yield { text, rows: to - from };
  }
}

function at(column: Int32Array | Int16Array | Uint16Array | Float64Array, row: number): number {
  const value = column[row];
  invariant(value !== undefined, 'the columns of the result have different lengths');
  return value;
}

/** Backslash, tab and line ends mean something in COPY's text format. */
function escaped(text: string): string {
  return text.replace(
    /[\\\t\n\r]/g,
    (character) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[character] ?? '',
  );
}
