/**
 * The value as JSON with sorted keys and without functions: equal texts mean equal values. What JSON cannot hold
 * reads as `null`; maps and sets read as their sorted entries.
 */
export function canonical(value: unknown): string {
  if (value instanceof Map) return canonical([...value].map(canonical).toSorted());
  if (value instanceof Set) return canonical([...value].map(canonical).toSorted());
  if (value instanceof Uint32Array) return `[${value.join(',')}]`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined && typeof member !== 'function')
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Whether two values of a policy say the same. */
export function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}
