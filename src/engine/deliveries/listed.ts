/**
 * Whether a delivery is one of those that a policy waits for, by the collector's name or as what a job's workflow left.
 * Without a list whatever comes is. With one nothing else counts: whoever adds a delivery of his own adds no hits.
 */
export function isListed(
  { name, workflow }: { readonly name: string; readonly workflow: string | null },
  names: readonly string[],
): boolean {
  return (
    names.length === 0 || names.some((one) => one === name || (workflow !== null && one.startsWith(`${workflow}#`)))
  );
}
