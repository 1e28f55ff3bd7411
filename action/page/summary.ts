import type { ManifestReport } from '../../src/engine/evidence/manifest/manifest.ts';
import type { Value } from '../../src/engine/facts/reason.ts';
import { escape } from '../../src/engine/locales/escape.ts';
import { say } from '../../src/engine/locales/say.ts';
import type { Language } from '../../src/engine/locales/texts.ts';
import type { LeftOut } from '../reports/walk.ts';
import type { Tokenless } from '../run.ts';
import { actionTexts, voice } from '../texts/texts.ts';
const MOST_LEFT_OUT = 20;

/** What a step found. */
export interface Announced {
  readonly name: string;
  readonly reports: readonly ManifestReport[];
  readonly leftOut: readonly LeftOut[];
  readonly mayBeNone: boolean;
  /** Whether the evidence is signed or why it is not; `null`: this step signs nothing. */
  readonly trust: 'signed' | 'own' | Tokenless | null;
}

/** The job summary: what was found, by format, how far it can be trusted, and what was left out. */
export function summaryOf({ name, reports, leftOut, trust }: Announced, language: Language): string {
  const tell = (key: string, values: Readonly<Record<string, Value>> = {}): string =>
    say(actionTexts, key, values, voice(language, 'markdown'));
  const parts = [
    `### ${tell('summary.title', { name })}`,
    reports.length === 0 ? tell('no-report') : table(reports, language),
    ...(trust === null ? [] : [tell(`trust.${trust}`)]),
    ...(reports.length === 0 ? [] : [tell('summary.measured')]),
    ...leftOutList(leftOut, tell),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(reports: readonly ManifestReport[], language: Language): string {
  const cell = voice(language, 'cell');
  const tell = (key: string, values: Readonly<Record<string, Value>> = {}): string =>
    say(actionTexts, key, values, cell);
  const heads = ['format', 'kind', 'count', 'size'].map((column) => tell(`column.${column}`));
  const rows = byFormat(reports).map(({ format, kind, count, bytes }) => [
    format === undefined ? tell('format.unknown') : escape(format, 'cell'),
    kind === undefined ? '' : tell(`kind.${kind}`),
    String(count),
    tell(...size(bytes)),
  ]);
  return [heads, ['---', '---', '--:', '--:'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

interface FormatRow {
  readonly format: string | undefined;
  readonly kind: string | undefined;
  readonly count: number;
  readonly bytes: number;
}

function byFormat(reports: readonly ManifestReport[]): readonly FormatRow[] {
  return [...Map.groupBy(reports, ({ format }) => format)].map(([format, same]) => ({
    format,
    kind: same[0]?.kind,
    count: same.length,
    bytes: same.reduce((sum, report) => sum + report.size, 0),
  }));
}

function size(bytes: number): [string, Readonly<Record<string, Value>>] {
  if (bytes < 1000) return ['size.bytes', { size: bytes }];
  if (bytes < 1_000_000) return ['size.kilobytes', { size: Math.round(bytes / 1000) }];
  return ['size.megabytes', { size: Math.round(bytes / 100_000) / 10 }];
}

function leftOutList(leftOut: readonly LeftOut[], tell: (key: string, values?: Record<string, Value>) => string) {
  if (leftOut.length === 0) return [];
  const shown = leftOut
    .slice(0, MOST_LEFT_OUT)
    .map(({ source, why }) => `- ${tell(`left-out.${why}`, { path: source })}`);
  const more = leftOut.length - shown.length;
  return [
    tell('left-out'),
    [...shown, ...(more > 0 ? [`- ${tell('left-out.more', { count: more })}`] : [])].join('\n'),
  ];
}
