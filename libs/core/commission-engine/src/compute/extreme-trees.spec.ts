import { auroraUnilevel } from '../plans/aurora-unilevel.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { explainPayee } from '../explain/explain-payee.js';
import { prepareExplanations } from '../explain/prepare-explanations.js';
import { traceSource } from '../explain/trace-source.js';
import { calculate } from './calculate.js';
import { checkResult } from './check-result.js';

const size = 200_000;

/** Everybody buys 50, which makes nobody active, except the root, who buys 100. */
function tree(sponsorOf: (index: number) => number): Snapshot {
  const codes = Array.from({ length: size }, (_, index) => `D${String(index).padStart(6, '0')}`);
  const volume = new Float64Array(size).fill(500_000);
  volume[0] = 1_000_000;
  return {
    period: '2026-11',
    members: { codes, sponsorIndex: Int32Array.from(codes, (_, index) => sponsorOf(index)) },
    orders: {
      references: codes,
      buyerIndex: Int32Array.from(codes, (_, index) => index),
      volumes: { PV: volume, CV: volume },
    },
  };
}

describe('a tree of 200,000', () => {
  it('may be a chain, in which every volume climbs to the root', () => {
    const chain = tree((index) => index - 1);
    const result = calculate(auroraUnilevel, chain);
    checkResult(result);
    expect(result.lines.level).toHaveLength(size - 1);
    expect(result.totalPaidMinor).toBe(BigInt(size - 1) * 250n);
  });

  it('may be a star', () => {
    const star = tree((index) => (index === 0 ? -1 : 0));
    const result = calculate(auroraUnilevel, star);
    checkResult(result);
    expect(result.payees.amountMinor).toEqual(Float64Array.of((size - 1) * 250));
  });

  it('is explained from the bottom of a chain to its root', () => {
    const prepared = prepareExplanations(
      auroraUnilevel,
      tree((index) => index - 1),
    );
    const [trace] = traceSource(prepared, size - 1).bonuses;
    expect(trace?.steps).toHaveLength(size - 1);
    expect(trace?.levelsUnpaidAtTop).toBe(7);
    expect(explainPayee(prepared, size - 3).notPaid.map(({ source }) => source)).toEqual(['D199998', 'D199999']);
  });
});
