import { UplineError } from '@upline/kernel';
import { errorFaults, type RowHandler, type RowOutcome, type SoundRow } from '@upline/imports';
import type { Enrolment } from './judge-enrolments.js';
import type { NewMember } from './member.js';
import { unresolvedSponsors } from './unresolved-sponsors.js';

type Row = SoundRow<NewMember>;
type Enrol = (members: readonly NewMember[]) => Promise<Enrolment[]>;
type FindCodes = (codes: readonly string[]) => Promise<ReadonlySet<string>>;

const BATCH = 500;
/** What waits is held in memory, so there is an end to it. A file of any size goes in when sponsors come first. */
const MAX_WAITING = 200_000;

/** One file of distributors, in any order: whoever comes before the sponsor waits for the sponsor. */
export class DistributorImport implements RowHandler<NewMember> {
  private readonly waiting = new Map<string, Row[]>();
  private waitingCount = 0;

  constructor(
    private readonly enrol: Enrol,
    private readonly findCodes: FindCodes,
  ) {}

  async handle(rows: readonly Row[]): Promise<RowOutcome[]> {
    const named = new Set(rows.flatMap(({ value }) => sponsorCodeOf(value) ?? []));
    const known = new Set(await this.findCodes([...named]));
    const outcomes: RowOutcome[] = [];
    const ready: Row[] = [];
    for (const row of rows) {
      const sponsorCode = sponsorCodeOf(row.value);
      if (sponsorCode === null || known.has(sponsorCode)) this.release(row, known, ready);
      else if (this.waitingCount < MAX_WAITING) this.keepWaiting(row, sponsorCode);
      else outcomes.push(failed(row, tooManyWaiting()));
    }
    for (let start = 0; start < ready.length; start += BATCH) {
      outcomes.push(...(await this.enrolRows(ready.slice(start, start + BATCH))));
    }
    return outcomes;
  }

  async finish(): Promise<RowOutcome[]> {
    const rows = [...this.waiting.values()].flat().sort((left, right) => left.rowNumber - right.rowNumber);
    this.waiting.clear();
    const reasons = unresolvedSponsors(
      rows.map(({ value }) => ({ code: value.code, sponsorCode: sponsorCodeOf(value) ?? '' })),
    );
    const isCycle = (index: number) => Boolean(reasons[index]);
    const cycles = rows.flatMap((row, index) => (isCycle(index) ? [failed(row, inCycle(reasons[index] ?? []))] : []));
    // The others name sponsors who did not come: the rules of enrolment say so, or find that they have come meanwhile.
    const others = rows.filter((_, index) => !isCycle(index));
    const outcomes: RowOutcome[] = [...cycles];
    for (let start = 0; start < others.length; start += BATCH) {
      outcomes.push(...(await this.enrolRows(others.slice(start, start + BATCH))));
    }
    return outcomes.sort((left, right) => left.row.rowNumber - right.row.rowNumber);
  }

  /** The row can go in, and so can all who wait for it, and who wait for those. */
  private release(row: Row, known: Set<string>, ready: Row[]): void {
    const released = [row];
    for (let next = released.pop(); next; next = released.pop()) {
      ready.push(next);
      const { code } = next.value;
      if (code === null) continue;
      known.add(code);
      const followers = this.waiting.get(code) ?? [];
      this.waiting.delete(code);
      this.waitingCount -= followers.length;
      for (const follower of followers) released.push(follower);
    }
  }

  private keepWaiting(row: Row, sponsorCode: string): void {
    const others = this.waiting.get(sponsorCode);
    if (others) others.push(row);
    else this.waiting.set(sponsorCode, [row]);
    this.waitingCount += 1;
  }

  private async enrolRows(rows: readonly Row[]): Promise<RowOutcome[]> {
    const enrolments = await this.enrol(rows.map(({ value }) => value));
    return rows.map((row, index) => outcomeOf(row, enrolments[index]));
  }
}

function sponsorCodeOf({ sponsor }: NewMember): string | null {
  return sponsor !== null && 'code' in sponsor ? sponsor.code : null;
}

function outcomeOf(row: Row, enrolment: Enrolment | undefined): RowOutcome {
  if (enrolment === undefined) throw new Error(`Row ${row.rowNumber} got no answer.`);
  return enrolment.kind === 'refused' ? failed(row, enrolment.error) : { row, kind: enrolment.kind };
}

function failed(row: Row, error: UplineError): RowOutcome {
  return { row, kind: 'failed', faults: errorFaults(error) };
}

function inCycle(codes: readonly string[]): UplineError {
  const shown = codes.length > 20 ? [...codes.slice(0, 20), `... (${codes.length} in all)`] : [...codes, codes[0]];
  const detail = `The sponsors go round in a circle: ${shown.join(' -> ')}.`;
  return new UplineError('MEMBER.SPONSOR_CYCLE', detail, [{ pointer: '/sponsorCode', code: 'CYCLE', detail }]);
}

function tooManyWaiting(): UplineError {
  const detail = `More than ${MAX_WAITING} rows wait for sponsors who come later in the file. Put sponsors first.`;
  return new UplineError('MEMBER.SPONSOR_UNKNOWN', detail, [{ pointer: '/sponsorCode', code: 'TOO_LATE', detail }]);
}
