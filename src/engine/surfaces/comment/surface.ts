import { say } from '../../locales/say.ts';
import type { Voice } from '../../locales/voice.ts';
import { details, opening } from '../body.ts';
import { titleOf } from '../headline.ts';
import { fit } from '../markdown.ts';
import type { Surface } from '../surface.ts';
import { surfaceTexts } from '../texts.ts';

/** By this first line the App finds its own comment again, together with itself as the author. */
const COMMENT_MARKER = '<!-- garde-fou:verdict -->';

/** GitHub's limit of a comment is 65,536 characters; some are kept for the marker and the title. */
const LONGEST_BODY = 64_000;

/** The one comment that the App keeps up to date in a pull request, in Markdown. */
export const comment: Surface<string> = {
  name: 'comment',
  render(judgement, reader) {
    const voice: Voice = { ...reader, medium: 'markdown' };
    const parts = [...opening(judgement, voice), ...details(judgement, voice)];
    const body = fit(parts, LONGEST_BODY, (count) => say(surfaceTexts, 'dropped', { count }, voice));
    // Our own words and vocabulary only: a title holds no foreign text.
    return `${COMMENT_MARKER}\n## Garde-fou — ${titleOf(judgement, voice)}\n\n${body}`;
  },
};
