import fc from 'fast-check';
import { cyclesOnChangingSides, cyclesOnFixedSides } from './count-cycles.js';

const anyVolume = fc.integer({ min: -5, max: 60 });
const anyPair = fc.record({ strong: fc.integer({ min: 1, max: 9 }), weak: fc.integer({ min: 1, max: 9 }) });
const anyMost = fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 12 }));

describe('cycles', () => {
  it('counted at once are the cycles made one by one', () => {
    fc.assert(
      fc.property(
        anyVolume,
        anyVolume,
        anyPair,
        fc.tuple(fc.boolean(), anyMost),
        (left, right, pair, [changing, most]) => {
          let [l, r, count, weak] = [left, right, 0, 0];
          let leftIsWeak = l <= r;
          while (count < most) {
            if (changing) leftIsWeak = l <= r;
            const [ofLeft, ofRight] = leftIsWeak ? [pair.weak, pair.strong] : [pair.strong, pair.weak];
            if (l < ofLeft || r < ofRight) break;
            [l, r, count, weak] = [l - ofLeft, r - ofRight, count + 1, weak + pair.weak];
          }
          const made = changing
            ? cyclesOnChangingSides(left, right, pair, most)
            : cyclesOnFixedSides(left, right, pair, left <= right, most);
          expect(made).toEqual({ count, left: left - l, right: right - r, weak });
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are counted exactly where a quotient of doubles would round up', () => {
    const [most, two] = [Number.MAX_SAFE_INTEGER, { strong: 2, weak: 2 }];
    expect(cyclesOnChangingSides(most, most, two, Infinity).count).toBe((most - 1) / 2);
  });
});
