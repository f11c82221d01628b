import { unresolvedSponsors } from './unresolved-sponsors.js';

describe('those who wait for a sponsor in vain', () => {
  it('wait for somebody who is not in the file', () => {
    expect(unresolvedSponsors([{ code: 'B', sponsorCode: 'A' }])).toEqual([null]);
  });

  it('stand in a circle, or below one', () => {
    const waiting = [
      { code: 'D', sponsorCode: 'C' },
      { code: 'A', sponsorCode: 'B' },
      { code: 'B', sponsorCode: 'C' },
      { code: 'C', sponsorCode: 'A' },
      { code: null, sponsorCode: 'D' },
    ];
    const [below, ...circle] = unresolvedSponsors(waiting);
    expect(below).toEqual(['C', 'A', 'B']);
    expect(circle.map((codes) => [...(codes ?? [])].sort())).toEqual(Array(4).fill(['A', 'B', 'C']));
  });

  it('sponsor themselves', () => {
    expect(unresolvedSponsors([{ code: 'A', sponsorCode: 'A' }])).toEqual([['A']]);
  });

  it('are found in linear time in a chain of 100,000', () => {
    const waiting = Array.from({ length: 100_000 }, (_, row) => ({ code: `M${row}`, sponsorCode: `M${row + 1}` }));
    expect(unresolvedSponsors(waiting).every((reason) => reason === null)).toBe(true);
  });
});
