import { positive } from '../../settings/amounts.ts';
import { optional } from '../../settings/group.ts';
import { list } from '../../settings/lists.ts';
import { each, mapping, required } from '../../settings/mapping.ts';
import { words } from '../../settings/setting.ts';
import { filePath, line } from '../../settings/texts.ts';
import { criterionType } from './criterion.ts';

const section = mapping(
  {
    title: required(line, words('The heading, as it is written.', 'Le titre, tel qu’il est écrit.')),
    'minimum-words': optional({
      schema: positive,
      words: words('How many words it holds at least.', 'Combien de mots elle compte au moins.'),
    }),
  },
  words('A section that the document must have.', 'Une section que le document doit avoir.'),
);

/** A written document with what it must hold. */
export const document = criterionType({
  words: words(
    'A document in Markdown is there and says what it must.',
    'Un document en Markdown est présent et dit ce qu’il doit.',
  ),
  fields: {
    path: required(filePath, words('Its path.', 'Son chemin.')),
    sections: each(section, words('Sections that it must have.', 'Sections qu’il doit avoir.')),
    forbidden: list(line, {
      initial: [],
      words: words('Words that it may not hold, such as `TODO`.', 'Mots qu’il ne peut contenir, par exemple `TODO`.'),
    }),
    'front-matter': list(line, {
      initial: [],
      words: words(
        'Keys that stand filled in at its head, between two lines of `---`.',
        'Clés renseignées en tête, entre deux lignes de `---`.',
      ),
    }),
  },
});
