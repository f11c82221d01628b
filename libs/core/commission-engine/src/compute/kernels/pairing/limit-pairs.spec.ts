import type { PairingBonus } from '../../../plan/plan-schema.js';
import { binarySnapshot, legsOf, pairingBonus, runPairing } from './testing/binary-company.js';
import { cyclesMode, of, told } from './testing/paid-top.js';

describe('a limit', () => {
  const cycles = { of: 'cycles', most: '1', per: 'position' } as const;
  const money = { of: 'money', most: '50', per: 'position' } as const;

  it('of cycles flushes or carries what is over it', () => {
    const run = (excess: 'flushed' | 'carried', residue: PairingBonus['residue'] = 'net-off') =>
      of(runPairing(pairingBonus({ mode: cyclesMode(), residue, limits: [{ ...cycles, excess }] }), legsOf(1500, 700)));
    expect(run('flushed')).toEqual([3500, 300, 100]);
    expect(run('carried')).toEqual([3500, 900, 400]);
    expect(run('carried', 'flush-both')).toEqual([3500, 600, 300]);
  });

  it('of money carries the volume that was not paid on, rounded up', () => {
    const run = (most: string) =>
      of(runPairing(pairingBonus({ limits: [{ ...money, most, excess: 'carried' }] }), legsOf(1000, 800)));
    expect(run('50')).toEqual([5000, 500, 300]);
    // 80.0000 made, a limit of 33.3333: 466.6670 of 800 are not paid on.
    expect(run('33.3333')).toEqual([3333, 666.667, 466.667]);
  });

  it('of nothing that carries settles nothing', () => {
    const limits = [{ ...money, most: '0', excess: 'carried' as const }];
    expect(of(runPairing(pairingBonus({ limits, residue: 'flush-both' }), legsOf(1000, 800)))).toEqual([0, 1000, 800]);
  });

  it('of what is carried without a value for somebody is none for them', () => {
    const most = { byVolume: 'level', threshold: 'inclusive' as const, rows: [{ from: '1', value: '50' }] };
    const bonus = pairingBonus({ carry: { most, expiresAfter: null } });
    expect(of(runPairing(bonus, legsOf(1000, 800)))).toEqual([8000, 200, 0]);
    expect(of(runPairing(bonus, legsOf(1000, 800, { level: 1 })))).toEqual([8000, 50, 0]);
  });

  it('without a value for somebody is no limit for them', () => {
    const most = { byVolume: 'level', threshold: 'inclusive', rows: [{ from: '1', value: '50' }] } as const;
    const limits = [{ ...money, most: { ...most, rows: [...most.rows] }, excess: 'flushed' as const }];
    const paid = runPairing(pairingBonus({ limits }), legsOf(1000, 800));
    expect(of(paid)).toEqual([8000, 200, 0]);
    expect(told(paid, 'CAPPED')).toEqual([]);
    expect(of(runPairing(pairingBonus({ limits }), legsOf(1000, 800, { level: 1 })))).toEqual([5000, 200, 0]);
  });

  it('of a person is dealt over their positions by what each made', () => {
    const company = binarySnapshot([
      { code: 'a' },
      { code: 'al', under: 'a', leg: 1, cv: 1000, idle: true },
      { code: 'ar', under: 'a', leg: 2, cv: 1000, idle: true },
      { code: 'b', owner: 'a' },
      { code: 'bl', under: 'b', leg: 1, cv: 500, idle: true },
      { code: 'br', under: 'b', leg: 2, cv: 500, idle: true },
    ]);
    const limit = { ...money, most: '90', per: 'person', excess: 'carried' } as const;
    const paid = runPairing(pairingBonus({ limits: [limit] }), company);
    expect(paid.lines).toEqual([
      ['a', 'a', 600, 100_000, 6000],
      ['a', 'b', 300, 100_000, 3000],
    ]);
    expect([paid.out('left', 'a'), paid.out('right', 'b')]).toEqual([400, 200]);
    const asked = runPairing(pairingBonus({ limits: [limit] }), company, { focus: 0 });
    expect(asked.lines).toEqual(paid.lines);
    expect(told(asked, 'CAPPED')).toEqual(['1 90 for all positions 150']);
    const mode = cyclesMode({ pair: { strong: '100', weak: '100' } });
    const ofCycles = { of: 'cycles', most: '5', per: 'person', excess: 'flushed' } as const;
    const cycled = runPairing(pairingBonus({ mode, limits: [ofCycles] }), company);
    // Ten and five cycles share five: 3 1/3 and 1 2/3.
    expect(cycled.lines.map(([, source, , , minor]) => [source, minor])).toEqual([
      ['a', 3 * 3500],
      ['b', 2 * 3500],
    ]);
    expect(told(cycled, 'CAPPED')).toEqual(['1 5 cycles for all positions 15 cycles']);
  });
});
