import { planNeeds } from '../plan/plan-needs.js';
import type { Plan, Tree } from '../plan/plan-schema.js';
import type { MemberColumns } from '../snapshot/snapshot.js';
import type { Fields } from './document-view.js';
import type { Reading } from './reading.js';

/**
 * Reports members without a day of enrolment where the plan cannot do without. A pass-up asks who came first, so everybody whom
 * somebody brought says when. Ages, and orders by the buyer's age, have an answer for whoever does not say; but where nobody says,
 * they would have no other.
 */
export function reportMissingEnrolments(reading: Reading, rows: readonly Fields[], members: MemberColumns): void {
  const { plan } = reading;
  if (!plan || rows.length === 0 || !planNeeds(plan).enrolmentDays) return;
  const passUps = Object.entries(plan.trees).filter(([, tree]) => tree.kind === 'pass-up');
  if (passUps.length > 0) reportRecruits(reading, rows, members, passUps);
  else if (rows.every((row) => row['enrolledOn'] === undefined)) {
    const detail = 'The plan reads how long members have been enrolled, and none of them says since when (enrolledOn).';
    reading.report(['members'], 'ENROLLED_ON_MISSING', detail);
  }
}

function reportRecruits(
  reading: Reading,
  rows: readonly Fields[],
  members: MemberColumns,
  passUps: readonly (readonly [string, Tree])[],
): void {
  const lines = passUps.map(([name, tree]) => ({ name, parents: parentsIn(reading.plan?.trees ?? {}, tree, members) }));
  rows.forEach((row, index) => {
    if (row['enrolledOn'] !== undefined) return;
    const line = lines.find(({ parents }) => (parents[index] ?? -1) >= 0);
    if (!line) return;
    const detail = `Say when the member enrolled (enrolledOn): ${line.name} passes up those who came first.`;
    reading.report(['members', index, 'enrolledOn'], 'ENROLLED_ON_MISSING', detail);
  });
}

/** The line from which a tree is derived in the end. */
function parentsIn(
  trees: Plan['trees'],
  tree: Tree,
  { sponsorIndex, enrollerIndex, placements }: MemberColumns,
): Int32Array {
  let [name, base]: [string, Tree | undefined] = ['', tree];
  while (base && 'of' in base) [name, base] = [base.of, trees[base.of]];
  if (base?.kind === 'placement') return placements?.[name]?.parentIndex ?? sponsorIndex;
  return base?.kind === 'enroller' ? (enrollerIndex ?? sponsorIndex) : sponsorIndex;
}
