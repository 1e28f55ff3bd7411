import { say, tell } from '../../locales/say.ts';
import type { Texts } from '../../locales/texts.ts';
import type { Voice } from '../../locales/voice.ts';
import type { FamilyVerdict, RuleVerdict } from '../../verdict/verdict.ts';
import { placeOf } from '../points.ts';
import { surfaceTexts } from '../texts.ts';

/** Most lines of a file that are named one by one in a terminal. */
const MOST_MARKS = 20;

/** The tables and the marked lines of a family, which a page of GitHub shows as such. */
export function figureLines({ rules }: FamilyVerdict, voice: Voice): readonly string[] {
  return rules.flatMap(({ tables = [], marks = [], texts }) => [
    ...tables.flatMap((table) => tableLines(table, texts, voice)),
    ...markLines(marks, texts, voice),
  ]);
}

type Table = NonNullable<RuleVerdict['tables']>[number];

function tableLines({ title, columns, rows, more }: Table, texts: Texts, voice: Voice): readonly string[] {
  const header = columns.map((key) => say(texts, key, {}, voice));
  const cells = [header, ...rows.map((row) => row.map((value) => tell(value, voice)))];
  const widths = header.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const left = more === 0 ? [] : [say(surfaceTexts, 'more-rows', { count: more }, voice)];
  return ['', `  ${say(texts, title, {}, voice)}`, ...[...lines, ...left].map((line) => `    ${line}`)];
}

function markLines(marks: NonNullable<RuleVerdict['marks']>, texts: Texts, voice: Voice): readonly string[] {
  const told = marks.slice(0, MOST_MARKS).map(({ key, values, at }) => {
    const end = at?.endLine === undefined || at.endLine === at.line ? '' : `–${String(at.endLine)}`;
    return `  ${at === undefined ? '' : `${placeOf(at, voice)}${end}  `}${say(texts, key, values, voice)}`;
  });
  const more = marks.length - told.length;
  const left = more === 0 ? [] : [`  ${say(surfaceTexts, 'more-marks', { count: more }, voice)}`];
  return told.length === 0 ? [] : ['', ...told, ...left];
}
