/** The lines of every payee, in their order, found in one pass: a function from a member's row to the places of their lines. */
export function linesByPayee(payeeIndex: Int32Array, memberCount: number): (row: number) => Int32Array {
  const starts = new Int32Array(memberCount + 1);
  for (const payee of payeeIndex) starts[payee + 1] = (starts[payee + 1] ?? 0) + 1;
  for (let row = 0; row < memberCount; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const lines = new Int32Array(payeeIndex.length);
  const ends = starts.slice();
  payeeIndex.forEach((payee, line) => {
    const end = ends[payee] ?? 0;
    lines[end] = line;
    ends[payee] = end + 1;
  });
  return (row) => lines.subarray(starts[row], starts[row + 1]);
}
