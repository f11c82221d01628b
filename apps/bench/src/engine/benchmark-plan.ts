/** What the benchmark's company pays. Rates are hundredths of a percent; every amount is rounded down to the cent. */
export const benchmarkPlan = {
  activePvCents: 10_000,
  /** From rank 1 upward, contiguous. `legs` direct legs must hold somebody of `legRank` or above. */
  ranks: [
    { pvCents: 10_000, gvCents: 50_000, legRank: 0, legs: 0, points: 0 },
    { pvCents: 10_000, gvCents: 150_000, legRank: 1, legs: 1, points: 0 },
    { pvCents: 10_000, gvCents: 300_000, legRank: 1, legs: 2, points: 0 },
    { pvCents: 10_000, gvCents: 700_000, legRank: 2, legs: 2, points: 0 },
    { pvCents: 15_000, gvCents: 1_500_000, legRank: 3, legs: 2, points: 1 },
    { pvCents: 15_000, gvCents: 3_000_000, legRank: 4, legs: 2, points: 2 },
    { pvCents: 20_000, gvCents: 7_000_000, legRank: 5, legs: 2, points: 4 },
    { pvCents: 20_000, gvCents: 15_000_000, legRank: 6, legs: 2, points: 8 },
    { pvCents: 20_000, gvCents: 40_000_000, legRank: 7, legs: 3, points: 16 },
    { pvCents: 20_000, gvCents: 100_000_000, legRank: 8, legs: 3, points: 40 },
  ],
  /** Up the sponsor tree to who is active and of the rank, whoever is not passed over. */
  unilevel: [
    { rate: 500, rank: 0 },
    { rate: 500, rank: 0 },
    { rate: 400, rank: 1 },
    { rate: 300, rank: 2 },
    { rate: 200, rank: 3 },
    { rate: 200, rank: 4 },
    { rate: 100, rank: 5 },
    { rate: 100, rank: 6 },
  ],
  /** On the weaker leg; what matched is taken from both. */
  binary: { rate: 1_000, mostCents: 5_000_000 },
  /** On the binary result, to the next active members up the sponsor tree. */
  matching: [1_000, 500, 500],
  /** Of everybody's PV, by the points of the ranks. */
  pool: { rate: 200 },
} as const;
