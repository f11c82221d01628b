import { missReasons } from '../compute/kernels/bonus-run.js';
import { missSentence } from './miss-sentence.js';

/** These always come with figures. */
const alwaysTold: ReadonlySet<string> = new Set(['LEG_LIMITED', 'CAPPED', 'FLUSHED', 'POINTS_USED_UP']);
const team = { bonus: 'team', kernel: 'pairing' } as const;
const miss = { member: 0, source: 1, level: 1, baseUnits: 0, required: '', actual: '' } as const;

describe('the sentence of a miss', () => {
  it.each(missReasons.filter((reason) => !alwaysTold.has(reason)))(
    'of %s has no holes where nothing was asked for',
    (reason) => {
      const sentence = missSentence({ ...miss, reason, actual: reason === 'CARRIED' ? '5' : '' }, team, 'A', 'B');
      expect(sentence).not.toMatch(/ {2}|[:,] ?[.,]|: is|^ /);
    },
  );

  it('says on which leg volume is gone, and by which rule', () => {
    const flushed = { ...miss, reason: 'FLUSHED', level: 2, required: 'carry.most', actual: '50' } as const;
    expect(missSentence(flushed, team, 'A', 'A')).toBe(
      '50 on the right of A is gone in team: it is more than a side may carry.',
    );
  });

  it('says which leg has too little for a pair', () => {
    const right = { ...miss, reason: 'NO_PAIR', level: 2, required: '200', actual: '150' } as const;
    expect(missSentence(right, team, 'A', 'A')).toBe(
      'A has no pair in team: the right leg has 150 of 200 that are asked for.',
    );
  });

  it('calls levels, instalments and tiers what they are', () => {
    const tooLow = (kernel: 'level' | 'advancement' | 'pool', level: number): string =>
      missSentence({ ...miss, reason: 'RANK_TOO_LOW', level, required: 'gold' }, { bonus: 'x', kernel }, 'A', 'A');
    expect(tooLow('level', 2)).toBe('Level 2 of x asks for rank gold; A holds no rank.');
    expect(tooLow('advancement', 2)).toBe('Instalment 2 of x asks for rank gold; A holds no rank.');
    expect(tooLow('pool', 0)).toBe('x asks for rank gold; A holds no rank.');
  });

  it('of a cap on each source says that the figure is of one line, which may be less than the cap', () => {
    const capped = { ...miss, reason: 'CAPPED', required: '200', actual: '75', perSource: true } as const;
    expect(missSentence(capped, { bonus: 'fast', kernel: 'level' }, 'A', 'B')).toBe(
      'fast pays A at most 200 on B, all lines together; this line alone would be 75.',
    );
  });

  it('of a rate of zero does not speak of rounding', () => {
    const nothing = { ...miss, reason: 'ROUNDS_TO_ZERO', required: '0.01', actual: '0' } as const;
    expect(missSentence(nothing, team, 'A', 'B')).toBe(
      'What team would pay A on B is nothing: the rate or the amount is zero.',
    );
  });

  it('calls the step by what it is: a level, a generation or an instalment', () => {
    const closed = { ...miss, reason: 'RANK_TOO_LOW', level: 2, required: 'gold', actual: '' } as const;
    const said = (due: Parameters<typeof missSentence>[1]): string => missSentence(closed, due, 'A', 'B');
    expect(said({ bonus: 'x', kernel: 'level' })).toBe('Level 2 of x asks for rank gold; A holds no rank.');
    expect(said({ bonus: 'x', kernel: 'matching', generations: {} })).toMatch(/^Generation 2 of x /);
    expect(said({ bonus: 'x', kernel: 'advancement' })).toMatch(/^Instalment 2 of x /);
  });
});
