import { evidenceSetting } from '../../deliveries/settings.ts';
import { choice } from '../../settings/choices.ts';
import { group, optional, record } from '../../settings/group.ts';
import { denyList } from '../../settings/lists.ts';
import type { SettingsOf, Words } from '../../settings/setting.ts';
import { line } from '../../settings/texts.ts';

const words = (en: string, fr: string): Words => ({ en, fr });

/** Levels of findings, from the weakest demand to the strictest. */
const levels = ['error', 'warning', 'note'] as const;

/** A level of its own for one name; a repository's own file cannot set it. */
const levelOf = (meant: Words) => choice(levels, { initial: 'error', words: meant });

/** How grave a finding must be to hold. */
const level = (meant: Words) => optional(choice(levels, { ordered: true, initial: 'error', words: meant }));

/** The keys of the family that this rule reads. */
export const settings = {
  sarif: group(
    {
      tools: denyList(line, {
        initial: [],
        words: words(
          'Tools that must have run and succeeded (SARIF, or Checkstyle by the name of its file, such as `phpstan.xml`). Without a list, whatever has run is judged.',
          'Outils qui doivent avoir tourné avec succès (SARIF, ou Checkstyle d’après le nom de son fichier, p. ex. `phpstan.xml`). Sans liste, ce qui a tourné est jugé.',
        ),
      }),
      'new-findings': group(
        {
          'fail-on': level(
            words(
              'New findings at least this grave fail: `error`, `warning` or `note`.',
              'Les nouveaux constats au moins aussi graves échouent : `error`, `warning` ou `note`.',
            ),
          ),
          tools: record(
            levelOf(words('Level for one tool.', 'Niveau pour un outil.')),
            words(
              'A stricter level for a tool, e.g. `{ semgrep: warning }`.',
              'Un niveau plus strict pour un outil, p. ex. `{ semgrep: warning }`.',
            ),
          ),
          tags: record(
            levelOf(words('Level for one tag.', 'Niveau pour une étiquette.')),
            words(
              'A stricter level for rules with a tag, e.g. `{ security: note }`.',
              'Un niveau plus strict pour les règles portant une étiquette, p. ex. `{ security: note }`.',
            ),
          ),
        },
        words(
          'What a pull request may add. A finding is new when the target branch has none of the same rule, path and line text left.',
          'Ce qu’une demande de fusion peut ajouter. Un constat est nouveau quand la branche cible n’en a plus de même règle, chemin et texte de ligne.',
        ),
      ),
      suppressions: choice(['list', 'refuse'], {
        ordered: true,
        initial: 'refuse',
        words: words(
          '`refuse`: a new finding that the code itself suppresses counts like any other, until the client waives it. `list`: it is only shown.',
          '`refuse` : un nouveau constat que le code lui-même fait taire compte comme les autres, jusqu’à une dérogation du client. `list` : il est seulement montré.',
        ),
      }),
    },
    words('What static analysis must say.', 'Ce que l’analyse statique doit dire.'),
  ),
  evidence: evidenceSetting,
};

/** Values of these keys. */
export type Settings = SettingsOf<typeof settings>;
