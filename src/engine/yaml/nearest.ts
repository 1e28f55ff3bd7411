/** The known word that a misspelt one most likely meant, or `null`: at most two slips, one in words of up to four letters. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 60) return null;
  const allowed = word.length <= 4 ? 1 : 2;
  const ranked = known
    .map((candidate) => ({ candidate, distance: slips(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .toSorted((one, other) => one.distance - other.distance);
  return ranked[0]?.candidate ?? null;
}

/** Optimal string alignment distance: insertions, deletions, replacements, swaps of neighbours (Damerau 1964, restricted). */
function slips(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1)
      current.push(cheapest({ one, other, rows, current, row, column }));
    rows.push(current);
  }
  return rows[one.length]?.[other.length] ?? Infinity;
}

interface Cell {
  readonly one: string;
  readonly other: string;
  readonly rows: readonly (readonly number[])[];
  readonly current: readonly number[];
  readonly row: number;
  readonly column: number;
}

function cheapest({ one, other, rows, current, row, column }: Cell): number {
  const differs = one[row - 1] === other[column - 1] ? 0 : 1;
  const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  return Math.min(
    at(rows[row - 1], column) + 1,
    at(current, column - 1) + 1,
    at(rows[row - 1], column - 1) + differs,
    swapped ? at(rows[row - 2], column - 2) + 1 : Infinity,
  );
}

function at(line: readonly number[] | undefined, index: number): number {
  return line?.[index] ?? Infinity;
}
