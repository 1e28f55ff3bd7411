import type { Cast } from './cast.ts';
import type { Stage } from './stage.ts';
import { type StoryLanguage, type StoryWord, wordIn } from './words/words.ts';

/** One act of a story: who does what, and what must come of it. */
export interface Act {
  readonly who: keyof Cast['people'];
  readonly does: StoryWord;
  /** What GitHub answered, a line each, exactly as it happened. */
  readonly play: (stage: Stage, cast: Cast) => Promise<readonly string[]>;
  /** One pattern a line of the answer: anything else fails the story. */
  readonly expect: readonly RegExp[];
}

/** A sequence of acts that shows one promise of the product. */
export interface Story {
  readonly title: StoryWord;
  readonly acts: readonly Act[];
}

/** Where and how a story is told. */
export interface Telling {
  readonly stage: Stage;
  readonly cast: Cast;
  readonly language: StoryLanguage;
  readonly write: (text: string) => unknown;
}

/** Plays a story and writes each act with what GitHub answered. Answers whether everything came as told. */
export async function playStory(story: Story, { stage, cast, language, write }: Telling): Promise<boolean> {
  write(`${wordIn(language, story.title)}\n\n`);
  for (const [index, act] of story.acts.entries()) {
    write(`${String(index + 1).padStart(2)}. ${cast.people[act.who]} ${wordIn(language, act.does)}\n`);
    const answers = await act.play(stage, cast);
    for (const answer of answers) write(`      ${answer}\n`);
    const wrong = difference(act.expect, answers);
    if (wrong !== null) {
      write(`\n✗ ${wordIn(language, 'notAsTold')} ${wrong}\n`);
      return false;
    }
  }
  write(`\n✓ ${wordIn(language, 'asTold')}\n`);
  return true;
}

function difference(expected: readonly RegExp[], answers: readonly string[]): string | null {
  const wrong = expected.find((pattern, index) => !pattern.test(answers[index] ?? ''));
  if (wrong !== undefined) return String(wrong);
  return expected.length === answers.length ? null : answers.slice(expected.length).join('; ');
}
