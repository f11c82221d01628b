import fc from 'fast-check';
import type { BoardBonus } from '../../../plan/plan-schema.js';
import { emptyState } from '../../../snapshot/carried-state.js';
import { play, type SmallMember, smallSnapshot } from '../../cuts/testing/small-company.js';
import { boardShape } from './board-shape.js';
import { payBoard } from './pay-board.js';

const board: BoardBonus = {
  bonus: 'cycler',
  kernel: 'board',
  period: 'month',
  eligible: { is: 'active' },
  tree: 'sponsor',
  entry: { volume: 'units', per: 'member-once' },
  width: 2,
  depth: 2,
  fill: 'left-to-right',
  payout: '500.00',
  reentry: 'none',
  cyclesPerPeriod: null,
};

const members = (codes: string, parts: (code: string) => Partial<SmallMember> = () => ({})) =>
  smallSnapshot([...codes].map((code) => ({ code, points: '1', count: '1', ...parts(code) })));
const boards = (carried: typeof emptyState) =>
  carried.lists['cycler']?.map(({ board: number, places }) => `${number as number} ${(places as string[]).join('')}`);

describe('a board of 2 x 2', () => {
  it('has seven places, and pays the top and splits in two when the four at the bottom are full', () => {
    const six = play(payBoard, board, members('ABCDEF'));
    expect([six.lines, boards(six.carried)]).toEqual([[], ['1 ABCDEF']]);
    const seventh = play(payBoard, board, members('ABCDEFG'), {}, six.carried);
    expect([seventh.lines, boards(seventh.carried)]).toEqual([['A 50000'], ['2 BDE', '3 CFG']]);
  });

  it('fills each level to the place with fewest below, if it is balanced', () => {
    const { carried } = play(payBoard, { ...board, fill: 'balanced' }, members('ABCDEFG'));
    expect(boards(carried)).toEqual(['2 BDF', '3 CEG']);
    expect(Array.from(boardShape({ width: 2, depth: 3, fill: 'balanced' }).placeOf.slice(7))).toEqual([
      7, 11, 9, 13, 8, 12, 10, 14,
    ]);
  });

  it('lets people follow their enroller, and otherwise enter the oldest board', () => {
    const first = play(payBoard, board, members('ABCDEFG'));
    const more = members('ABCDEFGHIJ', (code) => ({ sponsor: code === 'H' ? 'C' : code === 'I' ? 'A' : '' }));
    expect(boards(play(payBoard, board, more, {}, first.carried).carried)).toEqual(['2 BDEIJ', '3 CFGH']);
  });

  it('lets the paid member enter again', () => {
    const oldest = play(payBoard, { ...board, reentry: 'oldest-board' }, members('ABCDEFG'));
    expect(boards(oldest.carried)).toEqual(['2 BDEA', '3 CFG']);
    const sponsored = members('ABCDEFG', (code) => (code === 'A' ? { sponsor: 'C' } : {}));
    const follows = play(payBoard, { ...board, reentry: 'follows-enroller' }, sponsored);
    expect(boards(follows.carried)).toEqual(['2 BDE', '3 CFGA']);
  });

  it('lets in as often as units were bought, and pays as often as the period allows', () => {
    const bonus: BoardBonus = { ...board, entry: { volume: 'units', per: 'unit' } };
    const alone = smallSnapshot([{ code: 'A', points: '1', count: '19.5' }]);
    // 7 places, then every 4 entries complete the oldest board: after 7, 11, 15 and 19.
    expect(play(payBoard, bonus, alone).lines).toHaveLength(4);
    const limited = play(payBoard, { ...bonus, cyclesPerPeriod: 3 }, alone);
    expect(limited.lines).toHaveLength(3);
    expect(limited.misses).toMatchObject([{ reason: 'CAPPED', required: '3', actual: '4' }]);
  });

  it('splits without paying whoever is not eligible or has no payout', () => {
    const idle = members('ABCDEFG', (code) => (code === 'A' ? { points: '0' } : {}));
    const { lines, misses, carried } = play(payBoard, board, idle);
    expect([lines, misses[0]?.reason, boards(carried)]).toEqual([[], 'INACTIVE', ['2 BDE', '3 CFG']]);
    const table: BoardBonus = { ...board, payout: { byRank: { gold: '9.00' } } };
    expect(play(payBoard, table, members('ABCDEFG')).misses).toMatchObject([{ reason: 'NO_VALUE' }]);
  });

  it('is entered in the order of enrolment, and by code within a day', () => {
    const days: Record<string, number> = { A: 3, B: 1, C: 2, D: 2 };
    const { carried } = play(
      payBoard,
      board,
      members('ABCD', (code) => ({ enrolledOn: days[code] ?? 0 })),
    );
    expect(boards(carried)).toEqual(['1 BCDA']);
  });

  it('keeps the place of whoever left the company, and dissolves boards of another shape', () => {
    const first = play(payBoard, board, members('ABCDEF'));
    const onlyG = members('BCDEFG', (code) => ({ count: code === 'G' ? '1' : '0' }));
    const carried = { ...first.carried, numbers: {} };
    const gone = play(payBoard, { ...board, reentry: 'oldest-board' }, onlyG, {}, carried);
    expect([gone.lines, boards(gone.carried)]).toEqual([[], ['2 BDEA', '3 CFG']]);
    const wider = play(payBoard, { ...board, width: 3, depth: 1 }, members('ABCDEF'), {}, first.carried);
    expect([wider.lines, boards(wider.carried)]).toEqual([['A 50000'], ['3 BEF', '4 C', '5 D']]);
  });

  it('goes from the oldest board to the next, whatever closed in between, and refuses two boards of one number', () => {
    const entry = (number: number, places: string[]) => ({ board: number, width: 2, depth: 2, places });
    const goesOn = (...entries: ReturnType<typeof entry>[]) => {
      const onlyG = members('ABCDEFG', (code) => ({ count: code === 'G' ? '1' : '0' }));
      return play(payBoard, board, onlyG, {}, { ...emptyState, lists: { cycler: entries } });
    };
    const far = 10 ** 15;
    const { carried } = goesOn(entry(3, [...'ABCDEF']), entry(far, ['A']));
    expect(boards(carried)).toEqual([`${far} A`, `${far + 1} BDE`, `${far + 2} CFG`]);
    expect(() => goesOn(entry(3, ['A']), entry(3, ['B']))).toThrow('SNAPSHOT.INVALID');
  });

  it('is not entered by money in the place of a count', () => {
    const bonus: BoardBonus = { ...board, entry: { volume: 'units', per: 'unit' } };
    const rich = smallSnapshot([{ code: 'A', points: '1', count: '10000001' }]);
    expect(() => play(payBoard, bonus, rich)).toThrow('RUN.VOLUME_OUT_OF_RANGE');
  });

  it('loses nobody: everybody who entered stands on one board, but those who were paid', () => {
    const shape = fc.record({
      width: fc.integer({ min: 2, max: 3 }),
      depth: fc.integer({ min: 1, max: 3 }),
      fill: fc.constantFrom('left-to-right' as const, 'balanced' as const),
    });
    fc.assert(
      fc.property(shape, fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 60 }), (drawn, sponsors) => {
        const codeOf = (place: number) => `M${String(place).padStart(2, '0')}`;
        const company = smallSnapshot(
          sponsors.map((sponsor, place) => ({
            code: codeOf(place),
            points: '1',
            count: '1',
            ...(place > 0 ? { sponsor: codeOf(sponsor % place) } : {}),
          })),
        );
        const { lines, carried } = play(payBoard, { ...board, ...drawn }, company);
        const paid = lines.map((line) => line.slice(0, 3));
        const standing = (carried.lists['cycler'] ?? []).flatMap(({ places }) => (places as string[]).filter(Boolean));
        expect([...paid, ...standing].sort()).toEqual(company.members.codes);
      }),
      { numRuns: 50 },
    );
  });
});
