import { explainPayee, prepareExplanations, type Plan, type Snapshot } from '@upline/commission-engine';

export interface ExplanationFigures {
  /** Calculating once more and keeping the working. */
  readonly prepareMilliseconds: number;
  readonly asked: number;
  readonly medianMilliseconds: number;
  /** The slowest of those drawn. */
  readonly worstMilliseconds: number;
  /** The first member, at the top of the tree, everybody below: the median of a few times that they are asked about. */
  readonly topMilliseconds: number;
}

const asked = 200;
const askedTop = 5;

/** As the API asks. */
const page = { from: 0, most: 1000 };

/** Asks about members spread evenly over a company, each once, and about its top. */
export function measureExplanations(plan: Plan, snapshot: Snapshot): ExplanationFigures {
  const before = performance.now();
  const prepared = prepareExplanations(plan, snapshot);
  const prepareMilliseconds = performance.now() - before;
  // What preparing left behind would be collected in the middle of one of the questions.
  globalThis.gc?.();
  const size = snapshot.members.codes.length;
  const times = Array.from({ length: asked }, (_, place) =>
    timeOf(() => explainPayee(prepared, Math.floor(((place + 0.5) * size) / asked), page)),
  ).sort((one, other) => one - other);
  const topTimes = Array.from({ length: askedTop }, () => timeOf(() => explainPayee(prepared, 0, page))).sort(
    (one, other) => one - other,
  );
  return {
    prepareMilliseconds: Math.round(prepareMilliseconds),
    asked,
    medianMilliseconds: rounded(times[asked / 2] ?? 0),
    worstMilliseconds: rounded(times.at(-1) ?? 0),
    topMilliseconds: rounded(topTimes[Math.floor(askedTop / 2)] ?? 0),
  };
}

function timeOf(act: () => unknown): number {
  const before = performance.now();
  act();
  return performance.now() - before;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
