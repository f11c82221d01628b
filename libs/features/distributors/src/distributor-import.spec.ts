import fc from 'fast-check';
import type { Enrolment } from './judge-enrolments.js';
import { DistributorImport } from './distributor-import.js';
import type { NewMember } from './member.js';

const nobody = { source: null, externalId: null, name: 'Somebody', email: null, country: null, enrolledAt: null };

/** A tree that accepts whoever names a sponsor that is in it. */
function emptyTree() {
  const codes: string[] = [];
  const enrol = async (members: readonly NewMember[]): Promise<Enrolment[]> =>
    members.map(({ code, sponsor }) => {
      if (sponsor && 'code' in sponsor && !codes.includes(sponsor.code))
        throw new Error(`${code} came before the sponsor`);
      if (code !== null) codes.push(code);
      return { kind: 'created' } as Enrolment;
    });
  const find = async (asked: readonly string[]) => new Set(asked.filter((code) => codes.includes(code)));
  return { codes, file: new DistributorImport(enrol, find) };
}

describe('an import of distributors', () => {
  it('enrols sponsors before those whom they sponsor, whatever the order of the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: 1, maxLength: 60 }).chain((parents) =>
          fc.record({
            parents: fc.constant(parents),
            order: fc.shuffledSubarray([...parents.keys()], { minLength: parents.length }),
            batch: fc.integer({ min: 1, max: 20 }),
          }),
        ),
        async ({ parents, order, batch }) => {
          const { codes, file } = emptyTree();
          const rows = order.map((member, index) => ({
            rowNumber: index + 1,
            rowCount: 1,
            weight: 1,
            value: {
              ...nobody,
              code: `M${member}`,
              sponsor: member === 0 ? null : { code: `M${(parents[member] ?? 0) % member}` },
            },
          }));
          let answers = 0;
          for (let start = 0; start < rows.length; start += batch) {
            answers += (await file.handle(rows.slice(start, start + batch))).length;
          }
          expect(await file.finish()).toEqual([]);
          expect(answers).toBe(rows.length);
          expect(codes).toHaveLength(rows.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
