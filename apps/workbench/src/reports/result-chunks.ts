import { type Calculation, MemberResultWriter, type Plan, resultHead, type Snapshot } from '@upline/commission-engine';

/** So many members are written at a time. */
const membersPerChunk = 1000;

/**
 * A result as JSON text in pieces, a member on a line, as `resultJson` says it: a million members are more than one text can hold.
 *
 * @param explanation of the member who was asked for, if any
 */
export function* resultChunks(
  plan: Plan,
  snapshot: Snapshot,
  result: Calculation,
  explanation?: unknown,
): Generator<string, void> {
  const { carried, ...head } = resultHead(plan, snapshot, result);
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "members": [`;
  let lines: string[] = [];
  let lead = '\n    ';
  for (const member of new MemberResultWriter(snapshot, result).all()) {
    lines.push(lead + JSON.stringify(member));
    lead = ',\n    ';
    if (lines.length < membersPerChunk) continue;
    yield lines.join('');
    lines = [];
  }
  yield `${lines.join('')}\n  ]`;
  if (explanation !== undefined) yield `,\n  "explanation": ${JSON.stringify(explanation)}`;
  yield `,\n  "carried": ${JSON.stringify(carried)}\n}`;
}
