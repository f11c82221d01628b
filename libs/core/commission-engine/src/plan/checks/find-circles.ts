/**
 * One circle per group of names that refer to one another, each as a path that ends where it begins. `edges` leads from a name to those
 * that it needs; names without an entry need nothing. Iterative, so that no chain of names is too long.
 */
export function findCircles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    const path: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
    const onPath = new Set([start]);
    let step = path.at(-1);
    while (step) {
      const needed = edges.get(step.name)?.[step.next++];
      if (needed === undefined) {
        path.pop();
        onPath.delete(step.name);
        done.add(step.name);
      } else if (onPath.has(needed)) {
        const names = path.map(({ name }) => name);
        circles.push([...names.slice(names.indexOf(needed)), needed]);
      } else if (!done.has(needed)) {
        path.push({ name: needed, next: 0 });
        onPath.add(needed);
      }
      step = path.at(-1);
    }
  }
  return circles;
}
