import type { Language, Texts } from '../../src/engine/locales/texts.ts';
import type { Medium, Voice } from '../../src/engine/locales/voice.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };

/** What the Action says in the log and in the job summary. */
export const actionTexts: Texts = { en, fr };

/** For logs and annotations. */
export function plainVoice(language: Language): Voice {
  return voice(language, 'plain');
}

/** The Action tells no dates: the zone does not matter. */
export function voice(language: Language, medium: Medium): Voice {
  return { language, timezone: 'UTC', medium };
}
