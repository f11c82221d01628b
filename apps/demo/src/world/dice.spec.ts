import { Dice } from './dice.js';

describe('dice', () => {
  it('fall the same way for the same seed', () => {
    expect(throwsOf(new Dice(7))).toEqual(throwsOf(new Dice(7)));
    expect(throwsOf(new Dice(7))).not.toEqual(throwsOf(new Dice(8)));
  });

  it('stay below the limit and favour no number', () => {
    const dice = new Dice(1);
    const counts = new Array<number>(6).fill(0);
    for (let thrown = 0; thrown < 60_000; thrown += 1) {
      const face = dice.below(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('reach far and stay inside a span beyond 32 bits', () => {
    const dice = new Dice(3);
    const span = 60 * 86_400_000;
    const drawn = Array.from({ length: 1000 }, () => dice.belowWide(span));
    expect(Math.max(...drawn)).toBeGreaterThan(span * 0.98);
    expect(drawn.every((value) => value >= 0 && value < span)).toBe(true);
  });

  it('refuse a limit that is no whole number of faces', () => {
    expect(() => new Dice(1).below(0)).toThrow(RangeError);
    expect(() => new Dice(1).below(1.5)).toThrow(RangeError);
  });
});

function throwsOf(dice: Dice): number[] {
  return Array.from({ length: 20 }, () => dice.below(1000));
}
