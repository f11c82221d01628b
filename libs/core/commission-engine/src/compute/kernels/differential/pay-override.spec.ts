import type { DifferentialBonus } from '../../../plan/plan-schema.js';
import { brackets, type Row, runSteps, stairstep } from './testing/stairstep-company.js';

type Breakaway = NonNullable<DifferentialBonus['breakaway']>;

describe('groups that broke away', () => {
  const company: Row[] = [
    ['a', '', 1000, 'leader'],
    ['b', 'a', 100],
    ['c', 'b', 2000, 'leader'],
    ['d', 'c', 300],
    ['e', 'd', 500, 'leader'],
  ];
  const run = (override: Breakaway['override'], rows = company) => {
    const breakaway: Breakaway = { boundary: { kind: ['leader', 'idle-leader'] }, legs: 'excluded', override };
    return runSteps(stairstep({ breakaway }), rows).lines.filter(([payee, source]) => payee !== source);
  };

  it('pay a fixed rate by generation to whoever answers', () => {
    expect(run({ how: 'fixed', to: { kind: ['leader'] }, rates: ['5%', '2%'] })).toEqual([
      ['a', 'c', 1, 2300, 50_000, 11_500],
      ['c', 'e', 1, 500, 50_000, 2500],
      ['a', 'e', 2, 500, 20_000, 1000],
    ]);
    const everybody = run({ how: 'fixed', to: { kind: ['leader', 'distributor'] }, rates: ['5%'] });
    expect(everybody.map(([payee, source]) => payee + source)).toEqual(['bc', 'ac', 'de', 'ce']);
  });

  it('pay the difference, at least a minimum, to the next who answers', () => {
    // By group volume a, b, c have 9% and e has 6%.
    expect(run({ how: 'difference', to: { kind: ['leader'] }, minimum: '1%' })).toEqual([
      ['a', 'c', 1, 2300, 10_000, 2300],
      ['c', 'e', 1, 500, 30_000, 1500],
    ]);
  });

  it('send a rate up and keep what is guaranteed', () => {
    const bonus = (keeps: string) =>
      stairstep({
        rate: brackets(['1000000', '1%']),
        breakaway: {
          boundary: { kind: ['leader'] },
          legs: 'excluded',
          override: { how: 'guaranteed', rate: '4%', keeps },
        },
      });
    // Yields: e 20, c 92, a 44. Nothing guaranteed: everything goes up one step.
    expect(runSteps(bonus('0'), company).lines).toEqual([
      ['a', 'c', 1, 2300, 40_000, 9200],
      ['c', 'e', 1, 500, 40_000, 2000],
    ]);
    // 50 guaranteed: e keeps its 20; c has 92 and sends 42; a has 44 and 42 and sends 36 to nobody.
    expect(runSteps(bonus('50'), company).lines).toEqual([
      ['a', 'a', 0, 1100, 0, 800],
      ['c', 'c', 0, 2300, 0, 5000],
      ['a', 'c', 1, 2300, 0, 4200],
      ['e', 'e', 0, 500, 40_000, 2000],
    ]);
  });

  it('stay in the group where their legs count', () => {
    const breakaway: Breakaway = { boundary: { kind: ['leader'] }, legs: 'counted', override: null };
    const paid = runSteps(stairstep({ breakaway, form: 'rates' }), company);
    expect(paid.lines).toEqual(runSteps(stairstep({ form: 'rates' }), company).lines);
  });
});
