import { explainPayee, prepareExplanations, type Plan, type Snapshot } from '@upline/commission-engine';

export interface ExplanationFigures {
  /** Calculating once more and keeping the working. */
  readonly prepareMilliseconds: number;
  readonly asked: number;
  readonly medianMilliseconds: number;
  /** The slowest of those drawn. */
  readonly worstMilliseconds: number;
  /** The first member, at the top of the tree: everybody is below. */
  readonly topMilliseconds: number;
}

const asked = 200;

/** As the API asks. */
const page = { from: 0, most: 1000 };

/** Asks about members spread evenly over a company, each once, and about its top. */
export function measureExplanations(plan: Plan, snapshot: Snapshot): ExplanationFigures {
  const before = performance.now();
  const prepared = prepareExplanations(plan, snapshot);
  const prepareMilliseconds = performance.now() - before;
  const size = snapshot.members.codes.length;
  const times = Array.from({ length: asked }, (_, place) =>
    timeOf(() => explainPayee(prepared, Math.floor(((place + 0.5) * size) / asked), page)),
  ).sort((one, other) => one - other);
  return {
    prepareMilliseconds: Math.round(prepareMilliseconds),
    asked,
    medianMilliseconds: rounded(times[asked / 2] ?? 0),
    worstMilliseconds: rounded(times.at(-1) ?? 0),
    topMilliseconds: rounded(timeOf(() => explainPayee(prepared, 0, page))),
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
