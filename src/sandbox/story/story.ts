import type { Stage } from './stage.ts';

export type StoryLanguage = 'en' | 'fr';

/** One act of a story: who does what, and what must come of it. */
export interface Act {
  readonly who: string;
  readonly does: Readonly<Record<StoryLanguage, string>>;
  /** What GitHub answered, a line each, exactly as it happened. */
  readonly play: (stage: Stage) => Promise<readonly string[]>;
  /** One pattern a line of the answer: anything else fails the story. */
  readonly expect: readonly RegExp[];
}

/** A sequence of acts that shows one promise of the gate. */
export interface Story {
  readonly name: string;
  readonly title: Readonly<Record<StoryLanguage, string>>;
  readonly acts: readonly Act[];
}

/** Plays a story and writes each act with what GitHub answered. Answers whether everything came as told. */
export async function playStory(
  story: Story,
  stage: Stage,
  { language, write }: { readonly language: StoryLanguage; readonly write: (text: string) => unknown },
): Promise<boolean> {
  write(`${story.title[language]}\n\n`);
  for (const [index, act] of story.acts.entries()) {
    write(`${String(index + 1).padStart(2)}. ${act.who} ${act.does[language]}\n`);
    const answers = await act.play(stage);
    for (const answer of answers) write(`      ${answer}\n`);
    const wrong = difference(act.expect, answers);
    if (wrong !== null) {
      write(`\n✗ ${wrong}\n`);
      return false;
    }
  }
  write(language === 'fr' ? '\n✓ Tout s’est passé comme annoncé.\n' : '\n✓ Everything happened as told.\n');
  return true;
}

function difference(expected: readonly RegExp[], answers: readonly string[]): string | null {
  if (expected.length !== answers.length)
    return `${String(answers.length)} answers instead of ${String(expected.length)}`;
  const wrong = expected.find((pattern, index) => !pattern.test(answers[index] ?? ''));
  return wrong === undefined ? null : `expected ${String(wrong)}`;
}
