import { missReasons } from '../compute/kernels/bonus-run.js';
import { missSentence } from './miss-sentence.js';

/** These always come with figures. */
const alwaysTold: ReadonlySet<string> = new Set(['LEG_LIMITED', 'CAPPED', 'FLUSHED', 'POINTS_USED_UP']);
const miss = { member: 0, source: 1, level: 1, baseUnits: 0, required: '', actual: '' } as const;

describe('the sentence of a miss', () => {
  it.each(missReasons.filter((reason) => !alwaysTold.has(reason)))(
    'of %s has no holes where nothing was asked for',
    (reason) => {
      const sentence = missSentence({ ...miss, reason, actual: reason === 'CARRIED' ? '5' : '' }, 'team', 'A', 'B');
      expect(sentence).not.toMatch(/ {2}|[:,] ?[.,]|: is|^ /);
    },
  );

  it('says on which leg volume is gone, and by which rule', () => {
    const flushed = { ...miss, reason: 'FLUSHED', level: 2, required: 'carry.most', actual: '50' } as const;
    expect(missSentence(flushed, 'team', 'A', 'A')).toBe(
      '50 on the right of A is gone in team: it is more than a side may carry.',
    );
  });
});
