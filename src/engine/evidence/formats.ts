import type { ReportKind } from '../facts/evidence.ts';
import type { AnyFormat, ReportByKind } from './format.ts';
import * as registry from './registry.ts';
import type { Sample } from './sample.ts';

/** Every format, by the order of the registry. */
export const formats: readonly AnyFormat[] = Object.values(registry);

/** The one format that knows the content as its own. */
export function formatOf(sample: Sample): AnyFormat | undefined {
  return formats.find((format) => format.recognizes(sample));
}

/** A report that was read, with the format it was read as. */
export type ReadReport = {
  readonly [K in ReportKind]: { readonly kind: K; readonly format: string; readonly report: ReportByKind[K] };
}[ReportKind];
