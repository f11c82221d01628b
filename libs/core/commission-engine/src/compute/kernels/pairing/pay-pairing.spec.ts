import type { PairingBonus } from '../../../plan/plan-schema.js';
import { settlementOf } from './settlement.js';
import { binarySnapshot, legsOf, type Paid, pairingBonus, runPairing } from './testing/binary-company.js';
import { cyclesMode, of, told } from './testing/paid-top.js';

describe('published binaries', () => {
  it('pay 8% of the weaker leg and carry the difference from day to day', () => {
    const bonus = pairingBonus({ mode: { pays: 'percent-of-weaker', rate: '8%' } });
    const first = runPairing(bonus, legsOf(160_000, 100_000));
    expect(of(first)).toEqual([800_000, 60_000, 0]);
    const second = runPairing(bonus, legsOf(0, 100_000), { carried: first.carried });
    expect(of(second)).toEqual([480_000, 0, 40_000]);
  });

  it('pay 10% of 800 and carry 200', () => {
    expect(of(runPairing(pairingBonus(), legsOf(1000, 800)))).toEqual([8000, 200, 0]);
  });

  it('pay at most 50,000.00 and use up what is over it', () => {
    const limits = [{ of: 'money', most: '50000', per: 'position', excess: 'flushed' } as const];
    const paid = runPairing(pairingBonus({ limits }), legsOf(700_000, 600_000));
    expect(paid.lines).toEqual([['top', 'top', 600_000, 100_000, 5_000_000]]);
    expect(of(paid)).toEqual([5_000_000, 100_000, 0]);
    expect(told(paid, 'CAPPED')).toEqual(['1 50000 60000']);
    expect(told(paid, 'FLUSHED')).toEqual(['1 limits 100000', '2 limits 100000']);
    expect(told(paid, 'CARRIED')).toEqual(['1  100000']);
  });
});

describe('the mode', () => {
  it('volume-ratio pays rate x weak x weak / strong', () => {
    const bonus = pairingBonus({ mode: { pays: 'volume-ratio', rate: '10%' } });
    expect(of(runPairing(bonus, legsOf(800, 400)))).toEqual([2000, 400, 0]);
  });

  it('cycles pays each cycle and keeps the sides for the period', () => {
    expect(of(runPairing(pairingBonus({ mode: cyclesMode() }), legsOf(1500, 700)))).toEqual([7000, 300, 100]);
  });

  it('cycles pays a rate of the weak side of the pair', () => {
    const paid = runPairing(pairingBonus({ mode: cyclesMode({ value: '5%' }) }), legsOf(1500, 700));
    expect(paid.lines).toEqual([['top', 'top', 600, 50_000, 3000]]);
  });

  it('cycles that decide the sides anew make more of them', () => {
    // 1000/900: after 600/300 it is 400/600, and the right is the strong one: 100/0.
    const legs = legsOf(1000, 900);
    expect(of(runPairing(pairingBonus({ mode: cyclesMode() }), legs))).toEqual([3500, 400, 600]);
    expect(of(runPairing(pairingBonus({ mode: cyclesMode({ sides: 'each-cycle' }) }), legs))).toEqual([7000, 100, 0]);
  });

  it('cycles takes the first pair once in the life of a position', () => {
    const mode = cyclesMode({ pair: { strong: '300', weak: '300' }, firstPair: { strong: '600', weak: '300' } });
    const first = runPairing(pairingBonus({ mode }), legsOf(1000, 900));
    expect(of(first)).toEqual([7000, 100, 300]);
    expect(first.out('cyclesMade', 'top')).toBe(2);
    const next = runPairing(pairingBonus({ mode }), legsOf(200, 0), { carried: first.carried });
    expect(of(next)).toEqual([3500, 0, 0]);
    expect(next.out('cyclesMade', 'top')).toBe(3);
  });

  it('schedule pays the last row that is reached, once', () => {
    const rows = [
      { strong: '200', weak: '100', amount: '10.00' },
      { strong: '1000', weak: '500', amount: '60.00' },
      { strong: '5000', weak: '2500', amount: '400.00' },
    ];
    const bonus = pairingBonus({ mode: { pays: 'schedule', rows } });
    expect(of(runPairing(bonus, legsOf(2100, 1100)))).toEqual([6000, 1100, 600]);
    expect(of(runPairing(bonus, legsOf(2100, 90)))).toEqual([0, 2100, 90]);
  });

  it('pool deals a share of all volume by cycles, truncated to the rounding digits', () => {
    const fund = { share: '10%', of: 'cv', factor: '1' };
    const mode: PairingBonus['mode'] = {
      pays: 'pool',
      pair: { strong: '100', weak: '100' },
      sides: 'for-the-period',
      fund,
    };
    // Three cycles, a fund of 10% of 1,000.
    const company = binarySnapshot([
      { code: 'top' },
      { code: 'left', under: 'top', leg: 1, idle: true },
      { code: 'll', under: 'left', leg: 1, cv: 150, idle: true },
      { code: 'right', under: 'top', leg: 2 },
      { code: 'rl', under: 'right', leg: 1, cv: 750, idle: true },
      { code: 'rr', under: 'right', leg: 2, cv: 250, idle: true },
    ]);
    const paid = runPairing(pairingBonus({ mode, base: { volume: 'cv', factor: '1' } }), company);
    // The fund is 115.00, a cycle 38.33, and 0.01 stays.
    expect(paid.lines.map(([payee, , , , minor]) => [payee, minor])).toEqual([
      ['right', 7666],
      ['top', 3833],
    ]);
    expect(paid.company).toEqual([{ numerator: 1n, denominator: 1n }]);
    const asked = runPairing(pairingBonus({ mode }), company, { focus: 3 });
    expect(asked.lines.map(([payee, , , , minor]) => [payee, minor])).toEqual([['right', 7666]]);
  });
});

describe('what stays after settlement', () => {
  const legs = legsOf(1500, 700);
  const out = (residue: PairingBonus['residue']) =>
    of(runPairing(pairingBonus({ mode: cyclesMode(), residue }), legs)).slice(1);

  it('is what was not paid on (net-off)', () => expect(out('net-off')).toEqual([300, 100]));
  it('is the difference (weak-to-zero)', () => expect(out('weak-to-zero')).toEqual([800, 0]));
  it('is nothing (flush-both)', () => expect(out('flush-both')).toEqual([0, 0]));
  it('is the whole strong side (flush-weak)', () => expect(out('flush-weak')).toEqual([1500, 0]));

  it('is everything where nothing was paid', () => {
    for (const residue of ['net-off', 'weak-to-zero', 'flush-both', 'flush-weak'] as const) {
      const paid = runPairing(pairingBonus({ mode: cyclesMode(), residue }), legsOf(1500, 200));
      expect(of(paid)).toEqual([0, 1500, 200]);
      expect(told(paid, 'NO_PAIR')).toEqual(['2 300 200']);
    }
  });
});

describe('whoever makes no pair', () => {
  const missing = (mode: PairingBonus['mode'], left: number, right: number) =>
    told(runPairing(pairingBonus({ mode }), legsOf(left, right)), 'NO_PAIR');

  it('is told of the stronger leg where that is the one with too little', () => {
    expect(missing(cyclesMode(), 500, 400)).toEqual(['1 600 500']);
    expect(missing(cyclesMode({ firstPair: { strong: '900', weak: '300' } }), 400, 800)).toEqual(['2 900 800']);
    const rows = [{ strong: '200', weak: '100', amount: '10.00' }];
    expect(missing({ pays: 'schedule', rows }, 150, 150)).toEqual(['2 200 150']);
  });
});

describe('a refund', () => {
  it('makes a debt that never pairs, and that later volume fills', () => {
    const first = runPairing(pairingBonus(), legsOf(500, -100));
    expect(of(first)).toEqual([0, 500, -100]);
    expect(of(runPairing(pairingBonus(), legsOf(0, 300), { carried: first.carried }))).toEqual([2000, 300, 0]);
  });

  it('leaves a debt that losing everything does not forgive', () => {
    const bonus = pairingBonus({ inactive: 'loses-all' });
    expect(of(runPairing(bonus, legsOf(500, -100, { idle: true })))).toEqual([0, 0, -100]);
  });
});

describe('an inactive position', () => {
  const carriedIn = { left: { top: 100 }, right: { top: 50 } };
  const run = (inactive: PairingBonus['inactive']) =>
    runPairing(pairingBonus({ inactive }), legsOf(10, 20, { idle: true }), { carriedIn });

  it('accrues', () => {
    expect(of(run('accrues'))).toEqual([0, 110, 70]);
    expect(told(run('accrues'), 'INELIGIBLE')).toEqual(['0  70']);
  });

  it('accrues nothing', () => {
    expect(of(run('accrues-nothing'))).toEqual([0, 100, 50]);
    expect(told(run('accrues-nothing'), 'FLUSHED')).toEqual(['1 inactive 10', '2 inactive 20']);
  });

  it('loses all', () => expect(of(run('loses-all'))).toEqual([0, 0, 0]));
});

describe('own volume', () => {
  it('above the threshold goes to the weaker leg, the left where both are equal', () => {
    const bonus = pairingBonus({ ownVolumeToWeaker: { above: '100' } });
    expect(of(runPairing(bonus, legsOf(500, 300, { cv: 250 })))).toEqual([4500, 50, 0]);
    expect(of(runPairing(bonus, legsOf(300, 300, { cv: 250 })))).toEqual([3000, 150, 0]);
    expect(of(runPairing(bonus, legsOf(500, 300, { cv: 100 })))).toEqual([3000, 200, 0]);
  });
});

describe('the carry', () => {
  it('has a maximum for each side', () => {
    const bonus = pairingBonus({ carry: { most: '150', expiresAfter: null } });
    const paid = runPairing(bonus, legsOf(1000, 800));
    expect(of(paid)).toEqual([8000, 150, 0]);
    expect(told(paid, 'FLUSHED')).toEqual(['1 carry.most 50']);
  });

  it('lapses after so many periods, the oldest being used first', () => {
    const bonus = pairingBonus({ carry: { most: null, expiresAfter: 2 } });
    const months = [legsOf(100, 0), legsOf(200, 0), legsOf(400, 150), legsOf(0, 0)];
    let carried: Paid['carried'] | undefined;
    const seen = months.map((month) => {
      const paid = runPairing(bonus, month, carried ? { carried } : {});
      carried = paid.carried;
      return [...of(paid).slice(0, 2), paid.out('left.1', 'top'), paid.out('left.2', 'top')];
    });
    expect(seen).toEqual([
      [0, 100, 100, 0],
      [0, 300, 200, 100],
      // 150 paired: the 100 of the first month and 50 of the second; its other 150 lapse.
      [1500, 550 - 150 + 150, 400, 150],
      [0, 400, 0, 400],
    ]);
  });
});

describe('rounding', () => {
  it('keeps exact amounts where lines are not rounded', () => {
    const bonus = pairingBonus({ mode: { pays: 'volume-ratio', rate: '10%' } });
    const paid = runPairing(bonus, legsOf(300, 100), { rounding: { where: 'bonus' } });
    // 10% x 100 x 100 / 300 = 3 1/3, in cents.
    expect(paid.exact).toEqual([{ numerator: 1000n, denominator: 3n }]);
  });

  it('rounds the converted volume first where the plan rounds each step', () => {
    const bonus = pairingBonus({
      base: { volume: 'cv', factor: '0.333' },
      mode: { pays: 'percent-of-weaker', rate: '50%' },
    });
    const legs = legsOf(10, 0.09);
    expect(of(runPairing(bonus, legs, { rounding: { where: 'line', mode: 'half-up' } }))[0]).toBe(1);
    expect(of(runPairing(bonus, legs, { rounding: { where: 'step', mode: 'half-up' } }))[0]).toBe(2);
  });
});

describe('the settlement of a position', () => {
  it('can be read, and adds up', () => {
    const bonus = pairingBonus({ carry: { most: '150', expiresAfter: null } });
    const { run } = runPairing(bonus, legsOf(1000, 750), { carriedIn: { right: { top: 50 } } });
    const settled = settlementOf(bonus, run, 0);
    expect(settled.left).toMatchObject({
      carriedIn: 0,
      thisPeriod: 10_000_000,
      matched: 8_000_000,
      flushed: 500_000,
      carriedOut: 1_500_000,
    });
    expect(settled.right).toMatchObject({
      carriedIn: 500_000,
      thisPeriod: 7_500_000,
      matched: 8_000_000,
      carriedOut: 0,
    });
    expect(settled.weak).toBe('right');
  });
});
