import type { Owner } from '../plan/parts/plan-parts.js';

/** Something that a period computes. */
export type Step = Pick<Owner, 'kind' | 'name'>;

/** Steps that are ready, by kind; taken in the order in which they came. */
class ReadySteps {
  private readonly queues = new Map<Step['kind'], { readonly steps: Step[]; taken: number }>();

  add(step: Step): void {
    let queue = this.queues.get(step.kind);
    if (!queue) this.queues.set(step.kind, (queue = { steps: [], taken: 0 }));
    queue.steps.push(step);
  }

  /** The next of that kind, or else of any kind. */
  take(kind: Step['kind'] | undefined): Step | undefined {
    const queues = [kind === undefined ? undefined : this.queues.get(kind), ...this.queues.values()];
    const queue = queues.find((one) => one !== undefined && one.taken < one.steps.length);
    return queue?.steps[queue.taken++];
  }
}

/**
 * Steps, each after what it needs, steps of one kind together as far as that goes. `needs` is read by `keyOfStep`. Ends for any plan: what
 * waits for itself comes in the order given. Linear in steps and needs.
 */
export function sortSteps(steps: readonly Step[], needs: ReadonlyMap<string, readonly Step[]>): Step[] {
  const waiting = new Map(steps.map((step) => [keyOfStep(step), step]));
  const missing = new Map<string, number>();
  const neededBy = new Map<string, Step[]>();
  const ready = new ReadySteps();
  for (const [key, step] of waiting) {
    const needed = [...new Set((needs.get(key) ?? []).map(keyOfStep))].filter((other) => waiting.has(other));
    missing.set(key, needed.length);
    for (const other of needed) {
      const followers = neededBy.get(other);
      if (followers) followers.push(step);
      else neededBy.set(other, [step]);
    }
    if (needed.length === 0) ready.add(step);
  }
  const done: Step[] = [];
  while (waiting.size > 0) {
    const next = ready.take(done.at(-1)?.kind) ?? waiting.values().next().value;
    if (!next || !waiting.delete(keyOfStep(next))) continue;
    done.push(next);
    for (const step of neededBy.get(keyOfStep(next)) ?? []) {
      const left = (missing.get(keyOfStep(step)) ?? 0) - 1;
      missing.set(keyOfStep(step), left);
      if (left === 0) ready.add(step);
    }
  }
  return done;
}

/** Tells steps apart. */
export function keyOfStep({ kind, name }: Step): string {
  return `${kind} ${name}`;
}
