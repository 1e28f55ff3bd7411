import * as core from '@actions/core';

import type { Annotation } from '../../src/engine/surfaces/check-run/page.ts';
import { checkRun } from '../../src/engine/surfaces/check-run/surface.ts';
import type { Reader } from '../../src/engine/surfaces/surface.ts';
import type { Judgement } from '../../src/engine/verdict/judgement.ts';

/** GitHub shows ten annotations of a kind for a step. */
const MOST = 10;

const levels = { failure: core.error, warning: core.warning, notice: core.notice } as const;

/** Marks the ten worst places in the files of the pull request. */
export function annotate(judgement: Judgement, reader: Reader): void {
  for (const { path, startLine, endLine, level, title, message } of worstOf(
    checkRun.render(judgement, reader).annotations,
  ))
    levels[level](message, { file: path, startLine, endLine, title });
}

/** What holds the gate before what only warns, each in the order of the page. */
export function worstOf(annotations: readonly Annotation[]): readonly Annotation[] {
  const levelsDown = Object.keys(levels);
  return annotations.toSorted((a, b) => levelsDown.indexOf(a.level) - levelsDown.indexOf(b.level)).slice(0, MOST);
}
