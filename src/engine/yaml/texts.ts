import type { Texts } from '../locales/texts.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { findings } from './issues.ts';

type Catalogue = Readonly<Record<string, string>>;

/** What a file that people write says wrong, whatever its language; each language adds its own sentences. */
export const yamlTexts: Texts = { en: withFindings(en), fr: withFindings(fr) };

/** Every sentence about what was expected, ended by each way to say what was found instead. */
function withFindings(catalogue: Catalogue): Catalogue {
  const sentences = Object.entries(catalogue).filter(([key]) => /^(?:expected-|too-(?:small|large)$)/.test(key));
  const ended = sentences.flatMap(([key, sentence]) =>
    findings.map((finding) => [`${key}/${finding}`, `${sentence}${catalogue[`found/${finding}`] ?? ''}`]),
  );
  return { ...catalogue, ...Object.fromEntries(ended) };
}
