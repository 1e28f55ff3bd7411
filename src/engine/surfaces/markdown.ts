/** A GitHub table. Cells are Markdown already; what could end a cell is replaced. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '¦').replaceAll(/[\r\n]+/g, ' ')).join(' | ')} |`;
}

/** A part of a page. `weight` 0 always stays; the heavier a part, the sooner it is left out of a page that is too long. */
export interface Part {
  readonly markdown: string;
  readonly weight: number;
}

/** Renders, measures and drops the heaviest parts, the last ones first, until the page fits; `dropped` tells how many. */
export function fit(parts: readonly Part[], limit: number, dropped: (count: number) => string): string {
  const whole = join(parts);
  if (whole.length <= limit) return whole;
  const order = parts
    .map(({ weight }, index) => ({ weight, index }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight || other.index - one.index);
  // The sentence is longest with the greatest number.
  let excess = whole.length + dropped(order.length).length + 2 - limit;
  const left = new Set<number>();
  for (const { index } of order) {
    if (excess <= 0) break;
    left.add(index);
    excess -= (parts[index]?.markdown.length ?? 0) + 1;
  }
  const kept = join(parts.filter((_, index) => !left.has(index)));
  return `${kept}\n\n${dropped(left.size)}`.slice(0, limit);
}

/** Items of one list stay together; everything else is a paragraph of its own. */
function join(parts: readonly Part[]): string {
  return parts
    .map(({ markdown }, index) => {
      const isItem = markdown.startsWith('- ');
      const follows = parts[index - 1]?.markdown.startsWith('- ') ?? false;
      return `${index === 0 ? '' : isItem && follows ? '\n' : '\n\n'}${markdown}`;
    })
    .join('');
}
