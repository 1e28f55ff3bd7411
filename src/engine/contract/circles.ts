/** Ways round in a graph (what each name comes after): each as names that wait for one another, told once. Linear in the graph's size. */
export function circles(before: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const done = new Set<string>();
  for (const start of before.keys()) walk(start);
  return found;

  function walk(start: string): void {
    const way: string[] = [];
    const on = new Set<string>();
    // A stack of its own: a long chain must not end the one of the machine.
    const steps: { readonly name: string; readonly left: string[] }[] = [];
    enter(start);
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const next = step.left.pop();
      if (next === undefined) leave();
      else if (on.has(next)) found.push(way.slice(way.indexOf(next)));
      else enter(next);
    }

    function enter(name: string): void {
      if (done.has(name)) return;
      done.add(name);
      way.push(name);
      on.add(name);
      steps.push({ name, left: [...(before.get(name) ?? [])].toReversed() });
    }

    function leave(): void {
      steps.pop();
      on.delete(way.pop() ?? '');
    }
  }
}
