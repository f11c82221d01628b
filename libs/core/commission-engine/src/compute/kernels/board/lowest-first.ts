/** Numbers of which the lowest comes first: a binary heap. */
export class LowestFirst {
  private readonly heap: number[] = [];

  get lowest(): number | undefined {
    return this.heap[0];
  }

  add(number: number): void {
    const { heap } = this;
    let place = heap.length;
    heap.push(number);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if ((heap[above] ?? 0) <= number) break;
      heap[place] = heap[above] ?? 0;
      place = above;
    }
    heap[place] = number;
  }

  /** Takes the lowest out. */
  drop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= heap.length) break;
      if ((heap[below + 1] ?? Infinity) < (heap[below] ?? 0)) below++;
      if ((heap[below] ?? 0) >= last) break;
      heap[place] = heap[below] ?? 0;
      place = below;
    }
    heap[place] = last;
  }
}
