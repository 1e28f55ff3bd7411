import type { Reason } from '../../facts/reason.ts';
import { count } from '../../settings/amounts.ts';
import { group } from '../../settings/group.ts';
import { atLeast } from '../../settings/limits.ts';
import { denyList } from '../../settings/lists.ts';
import { line } from '../../settings/texts.ts';
import { defineRule } from '../rule.ts';
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { type Description, readDescription } from './sections.ts';

const minimum = atLeast(count, {
  initial: 0,
  words: {
    en: 'Fewest characters of visible text; comments of a template do not count.',
    fr: 'Nombre minimal de caractères visibles ; les commentaires d’un modèle ne comptent pas.',
  },
});

const sections = denyList(line, {
  initial: [],
  words: {
    en: 'Titles of sections that must be there and not be empty.',
    fr: 'Titres des rubriques qui doivent être présentes et remplies.',
  },
});

const forbidden = denyList(line, {
  initial: [],
  words: {
    en: 'Texts that must not stand anywhere in it, such as what an unfilled template leaves.',
    fr: 'Textes qui ne doivent y figurer nulle part, par exemple ce que laisse un modèle non rempli.',
  },
});

/** The description of a pull request says something. */
export const pullRequestDescription = defineRule({
  id: 'pull-request/description',
  settings: {
    description: group(
      { 'minimum-length': minimum, sections, forbidden },
      { en: 'What the description must hold.', fr: 'Ce que la description doit contenir.' },
    ),
  },
  needs: [],
  mayNeed: [],
  wakesOn: ['change'],
  texts: { en, fr },
  isAsked: ({ description: asked }) =>
    asked['minimum-length'] > 0 || asked.sections.length > 0 || asked.forbidden.length > 0,
  check({ change: { body } }, { description: asked }) {
    const written = readDescription(body);
    const reasons = [
      ...tooShort(written, asked['minimum-length']),
      ...asked.sections.flatMap((title) => sectionFinding(written, title)),
      ...asked.forbidden
        .filter((text) => normal(body).includes(normal(text)))
        .map((text): Reason => ({ key: 'forbidden', values: { text } })),
    ];
    return { outcome: reasons.length === 0 ? 'pass' : 'fail', reasons };
  },
});

function tooShort({ text }: Description, minimumLength: number): readonly Reason[] {
  const length = Array.from(text).length;
  return length < minimumLength ? [{ key: 'too-short', values: { length, minimum: minimumLength } }] : [];
}

function sectionFinding({ sections: written }: Description, title: string): readonly Reason[] {
  const own = written.filter((section) => normal(section.title) === normal(title));
  if (own.length === 0) return [{ key: 'section-missing', values: { title } }];
  return own.some(({ text }) => text !== '') ? [] : [{ key: 'section-empty', values: { title } }];
}

function normal(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
