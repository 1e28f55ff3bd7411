const BLOCKS = 2 ** 13;
const BRANCHES = 2 ** 14;
const NAMED = 2 ** 27;

/** The number of a branch named by two small numbers, as nearly all are; ascending with them. */
export function branchId(block: number, branch: number): number | undefined {
  return block < BLOCKS && branch < BRANCHES ? block * BRANCHES + branch : undefined;
}

/** The number of a branch named by anything else (an expression, an exception mark): FNV-1a over the name. */
export function namedBranchId(name: string): number {
  const [, block, branch] = /^(\d{1,9}),(\d{1,9})$/.exec(name) ?? [];
  const small = branch === undefined ? undefined : branchId(Number(block), Number(branch));
  if (small !== undefined) return small;
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return NAMED + ((hash >>> 0) % NAMED);
}
