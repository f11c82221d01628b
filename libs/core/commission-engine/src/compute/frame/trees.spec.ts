import { emptyState } from '../../snapshot/carried-state.js';
import type { Frame } from './frame.js';
import { frameOf, marked, planOf, type SmallWorld, volumeOf } from './testing/small-frame.js';

const above = (frame: Frame, rows: Int32Array): Record<string, string> => {
  const { codes } = frame.snapshot.members;
  return Object.fromEntries(codes.map((code, row) => [code, codes[rows[row] ?? -1] ?? '']));
};

const passUpWorld: SmallWorld = {
  line: {
    Alice: 'Emma',
    Bob: 'Alice',
    Charlie: 'Alice',
    David: 'Alice',
    Emma: '',
    Eve: 'David',
    Frank: 'David',
    Grace: 'David',
  },
};

const passUp = (takes: 'recruit' | 'recruit-with-downline', counts?: 'active') =>
  planOf({
    trees: {
      line: { kind: 'sponsor' },
      up: { kind: 'pass-up', of: 'line', first: 2, takes, ...(counts ? { counts: { is: counts } } : {}) },
    },
  });

describe('a pass-up tree', () => {
  it('gives the first two recruits of everybody to whoever their recruiter belongs to', () => {
    const { firstStep } = frameOf(passUp('recruit'), passUpWorld).tree('up');
    expect(above(frameOf(passUp('recruit'), passUpWorld), firstStep)).toEqual({
      Alice: 'Emma',
      Bob: 'Emma',
      Charlie: 'Emma',
      David: 'Alice',
      Emma: '',
      Eve: 'Alice',
      Frank: 'Alice',
      Grace: 'David',
    });
  });

  it('leaves the line above as it is where the recruit is taken alone, and moves it where the downline comes along', () => {
    const alone = frameOf(passUp('recruit'), passUpWorld);
    expect(above(alone, alone.tree('up').forest.parents)).toMatchObject({ Bob: 'Alice', Eve: 'David' });
    const together = frameOf(passUp('recruit-with-downline'), passUpWorld);
    expect(above(together, together.tree('up').forest.parents)).toMatchObject({ Bob: 'Emma', Eve: 'Alice' });
  });

  it('passes on what was passed up: the recruits of a recruit who was passed go where that one now belongs', () => {
    const line = { A: '', B: 'A', C: 'A', D: 'A', E: 'D', F: 'D', G: 'E' };
    const plan = planOf({
      trees: { line: { kind: 'sponsor' }, up: { kind: 'pass-up', of: 'line', first: 1, takes: 'recruit' } },
    });
    const frame = frameOf(plan, { line });
    // E is D's first and belongs to A. G is E's first, and so belongs to A as well.
    expect(above(frame, frame.tree('up').firstStep)).toMatchObject({ B: 'A', E: 'A', F: 'D', G: 'A' });
  });

  it('counts recruits in the order of enrolment, by day and then by code, and only those who count', () => {
    const enrolledOn = Int32Array.from([1, 9, 8, 7, 0, 2, 2, 2]);
    const frame = frameOf(passUp('recruit'), { ...passUpWorld, members: { enrolledOn } });
    expect(above(frame, frame.tree('up').firstStep)).toMatchObject({ Bob: 'Alice', Charlie: 'Emma', David: 'Emma' });
    const counting = frameOf(passUp('recruit', 'active'), { ...passUpWorld, pv: { Bob: '100', David: '100' } });
    expect(above(counting, counting.tree('up').firstStep)).toMatchObject({
      Bob: 'Emma',
      Charlie: 'Alice',
      David: 'Emma',
    });
  });
});

describe('a coded tree', () => {
  const plan = planOf({
    trees: { line: { kind: 'sponsor' }, codes: { kind: 'coded', of: 'line', code: 'code' } },
    attributes: { code: { type: 'number' } },
    volumes: { pv: { kind: 'PV', of: ['own'] }, code: { attribute: 'code' } },
  });
  const line = { A: '', B: 'A', C: 'B', D: 'C' };
  const withCodes = (...codes: number[]) => ({ numbers: { code: Float64Array.from(codes, (code) => code * 10_000) } });

  it('binds everybody to the first above whose code is at least theirs', () => {
    const frame = frameOf(plan, { line, members: withCodes(5, 2, 1, 2) });
    expect(above(frame, frame.tree('codes').forest.parents)).toEqual({ A: '', B: 'A', C: 'B', D: 'B' });
  });

  it('keeps who is bound, whatever the codes are now', () => {
    const first = frameOf(plan, { line, members: withCodes(5, 2, 1, 2) });
    first.carryOut();
    const carried = first.state.carriedOut(0);
    expect(carried.names['codes']?.['parent']).toEqual({
      names: ['A', 'B', 'C', 'D'],
      places: Int32Array.of(-1, 0, 1, 1),
    });
    const next = frameOf(plan, { line, members: withCodes(5, 2, 9, 2), carried });
    expect(above(next, next.tree('codes').forest.parents)).toMatchObject({ C: 'B', D: 'B' });
  });

  it('refuses what is carried where the line was turned round, so that the bound would stand in a circle', () => {
    const first = frameOf(plan, { line: { A: '', B: 'A' }, members: withCodes(5, 5) });
    first.carryOut();
    const carried = first.state.carriedOut(0);
    const turned = frameOf(plan, { line: { A: 'B', B: '' }, members: withCodes(5, 5), carried });
    expect(() => turned.tree('codes')).toThrow('SNAPSHOT.INVALID');
  });
});

describe('a compressed tree', () => {
  const plan = planOf({
    trees: {
      line: { kind: 'sponsor' },
      short: { kind: 'compressed', of: 'line', drop: { not: { is: 'active' } }, lasts: 'permanent' },
    },
    volumes: { pv: { kind: 'PV', of: ['own'] }, below: { sum: 'pv', tree: 'short', self: false } },
  });
  const line = { A: '', B: 'A', C: 'B', D: 'C', E: 'D' };

  it('leaves out whoever is dropped, and starts their way up at the next above who stays', () => {
    const frame = frameOf(plan, { line, pv: { A: '100', B: '50', C: '40', D: '100', E: '100' } });
    const { forest, firstStep } = frame.tree('short');
    expect(above(frame, forest.parents)).toEqual({ A: '', B: '', C: '', D: 'A', E: 'D' });
    expect(above(frame, firstStep)).toMatchObject({ B: 'A', C: 'A', D: 'A' });
    expect(volumeOf(frame, 'below')).toMatchObject({ A: 200, D: 100, E: 0 });
  });

  it('keeps permanent moves, as long as the line below them is the same', () => {
    const first = frameOf(plan, { line, pv: { A: '100', D: '100', E: '100' } });
    first.carryOut();
    const carried = first.state.carriedOut(0);
    expect(carried.lists['short']).toEqual([
      { member: 'C', from: 'B', to: 'A' },
      { member: 'D', from: 'C', to: 'A' },
    ]);
    const everybody = { A: '100', B: '100', C: '100', D: '100', E: '100' };
    const next = frameOf(plan, { line, pv: everybody, carried });
    expect(above(next, next.tree('short').forest.parents)).toEqual({ A: '', B: 'A', C: 'A', D: 'A', E: 'D' });
    const moved = frameOf(plan, { line: { ...line, D: 'B' }, pv: everybody, carried });
    expect(above(moved, moved.tree('short').forest.parents)).toMatchObject({ C: 'A', D: 'B' });
  });
});

describe('a placement tree', () => {
  it('has the legs that the members come with', () => {
    const plan = planOf({
      trees: { line: { kind: 'sponsor' }, team: { kind: 'placement', shape: 'binary' } },
      volumes: { pv: { kind: 'PV', of: ['own'] }, weak: { legVolume: 'pv', tree: 'team', take: 'weakest' } },
    });
    const line = { A: '', B: 'A', C: 'A' };
    const placements = { team: { parentIndex: Int32Array.from([-1, 0, 0]), leg: Int32Array.from([0, 1, 2]) } };
    const frame = frameOf(plan, { line, members: { placements }, pv: { B: '30', C: '20' }, carried: emptyState });
    expect(frame.tree('team').width).toBe(2);
    expect(volumeOf(frame, 'weak')).toEqual({ A: 20, B: 0, C: 0 });
    expect(() => frameOf(plan, { line }).tree('team')).toThrow('SNAPSHOT.INVALID');
    expect(marked(frame, frame.active)).toEqual([]);
  });
});
