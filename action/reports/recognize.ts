import { formatOf } from '../../src/engine/evidence/formats.ts';
import { type Sample, hasKey, sampleOf } from '../../src/engine/evidence/sample.ts';

/** What a report looks like; the App looks at the bytes itself. */
export interface Recognized {
  readonly format: string;
  readonly kind: string;
}

/** Reports that are collected although nothing here takes them apart. */
const others: readonly (Recognized & { readonly recognizes: (sample: Sample) => boolean })[] = [
  {
    format: 'lighthouse',
    kind: 'lighthouse',
    recognizes: (sample) => hasKey(sample, 1, 'lighthouseVersion'),
  },
  {
    format: 'k6',
    kind: 'load',
    recognizes: (sample) =>
      (hasKey(sample, 1, 'metrics') && hasKey(sample, 1, 'root_group')) ||
      (hasKey(sample, 1, 'results') && hasKey(sample, 1, 'metadata') && hasKey(sample, 1, 'config')),
  },
];

/** Takes the first bytes of a file for a report, or not. */
export function recognize(head: Uint8Array): Recognized | null {
  const sample = sampleOf(head);
  const known = formatOf(sample);
  if (known !== undefined) return { format: known.id, kind: known.kind };
  const other = others.find(({ recognizes }) => recognizes(sample));
  return other === undefined ? null : { format: other.format, kind: other.kind };
}
