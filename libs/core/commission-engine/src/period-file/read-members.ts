import type { MemberColumns } from '../snapshot/snapshot.js';
import { planNeeds } from '../plan/plan-needs.js';
import { noDay } from '../snapshot/snapshot.js';
import { attributeColumns } from './attribute-columns.js';
import { currencyColumn } from './currency-column.js';
import { type Fields, fieldsOf, textOf } from './document-view.js';
import { placementColumns } from './placement-columns.js';
import type { Reading } from './reading.js';
import { reportMissingEnrolments } from './report-missing-enrolments.js';
import { reportCircles } from './report-circles.js';

/**
 * Reads the members of a period file, faults to the reading. Codes come first: everything else in the file refers to them.
 *
 * @param lastDay the last day of the last period, after which nobody enrols
 */
export function readMembers(reading: Reading, list: readonly unknown[], lastDay: number): MemberColumns {
  const rows = list.map(fieldsOf);
  const codes = readCodes(reading, rows);
  const sponsorIndex = lineColumn(reading, rows, 'sponsor');
  reportCircles(reading, codes, sponsorIndex, 'sponsored by', (row) => ['members', row, 'sponsor']);
  const members = {
    codes,
    sponsorIndex,
    ...enrollers(reading, rows, codes, sponsorIndex),
    ...owners(reading, rows),
    ...enrolmentDays(reading, rows, lastDay),
    ...words(rows, 'status', 'statuses', 'active'),
    ...words(rows, 'kind', 'kinds', 'distributor'),
    placements: placementColumns(reading, rows, codes),
    ...attributeColumns(reading, rows),
    ...currencyColumn(reading, rows),
  };
  reportMissingEnrolments(reading, rows, members);
  return members;
}

function readCodes(reading: Reading, rows: readonly Fields[]): string[] {
  return rows.map((row, index) => {
    const code = textOf(row['code']) ?? '';
    const first = reading.rowOf.get(code);
    if (first === undefined) reading.rowOf.set(code, index);
    else if (textOf(row['code']) !== undefined) {
      reading.report(['members', index, 'code'], 'DUPLICATE_CODE', `${code} is the code of member ${first} too.`);
    }
    return code;
  });
}

/** The rows of sponsors or enrollers, -1 for nobody. */
function lineColumn(reading: Reading, rows: readonly Fields[], key: 'sponsor' | 'enroller'): Int32Array {
  return Int32Array.from(rows, (row, index) =>
    row[key] === undefined ? -1 : (reading.row(row[key], `The ${key}`, 'members', index, key) ?? -1),
  );
}

function enrollers(
  reading: Reading,
  rows: readonly Fields[],
  codes: readonly string[],
  sponsorIndex: Int32Array,
): Pick<MemberColumns, 'enrollerIndex'> {
  if (rows.every((row) => row['enroller'] === undefined)) return {};
  const said = lineColumn(reading, rows, 'enroller');
  const enrollerIndex = said.map((enroller, row) =>
    rows[row]?.['enroller'] === undefined ? (sponsorIndex[row] ?? -1) : enroller,
  );
  reportCircles(reading, codes, enrollerIndex, 'enrolled by', (row) =>
    rows[row]?.['enroller'] === undefined ? undefined : ['members', row, 'enroller'],
  );
  return { enrollerIndex };
}

function owners(reading: Reading, rows: readonly Fields[]): Pick<MemberColumns, 'ownerIndex'> {
  if (rows.every((row) => row['owner'] === undefined)) return {};
  const ownerIndex = Int32Array.from(rows, (row, index) =>
    row['owner'] === undefined ? index : (reading.row(row['owner'], 'The owner', 'members', index, 'owner') ?? index),
  );
  ownerIndex.forEach((owner, index) => {
    if (ownerIndex[owner] === owner) return;
    const code = String(rows[index]?.['owner']);
    reading.report(
      ['members', index, 'owner'],
      'OWNER_IS_POSITION',
      `The owner is ${code}, who is a further position of somebody else; name the person.`,
    );
  });
  return { ownerIndex };
}

/** Left out where nobody says a day and the plan does not ask for any. */
function enrolmentDays(reading: Reading, rows: readonly Fields[], lastDay: number): Pick<MemberColumns, 'enrolledOn'> {
  const isAsked = reading.plan !== undefined && planNeeds(reading.plan).enrolmentDays;
  if (!isAsked && rows.every((row) => row['enrolledOn'] === undefined)) return {};
  const enrolledOn = Int32Array.from(rows, (row, index) => {
    const day = reading.day(row['enrolledOn'], 'members', index, 'enrolledOn') ?? noDay;
    if (day > lastDay) {
      const detail = `${textOf(row['code']) ?? 'The member'} enrols on ${String(row['enrolledOn'])}, after the last day that is run.`;
      reading.report(['members', index, 'enrolledOn'], 'ENROLLED_AFTER_PERIOD', detail);
    }
    return day;
  });
  return { enrolledOn };
}

function words(
  rows: readonly Fields[],
  key: string,
  column: 'statuses' | 'kinds',
  usual: string,
): Pick<MemberColumns, 'statuses' | 'kinds'> {
  if (rows.every((row) => row[key] === undefined)) return {};
  return { [column]: rows.map((row) => textOf(row[key]) ?? usual) };
}
