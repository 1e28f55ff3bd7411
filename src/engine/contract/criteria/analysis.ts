import { count } from '../../settings/amounts.ts';
import { choice } from '../../settings/choices.ts';
import { atMost } from '../../settings/limits.ts';
import { someOf } from '../../settings/lists.ts';
import { required } from '../../settings/mapping.ts';
import { words } from '../../settings/setting.ts';
import { name } from '../../settings/texts.ts';
import { criterionType } from './criterion.ts';

/** Findings of static analysis. */
export const analysis = criterionType({
  words: words(
    'Tools that read the code found nothing new that is grave.',
    'Les outils qui lisent le code n’ont rien trouvé de nouveau qui soit grave.',
  ),
  fields: {
    tools: required(someOf(name), words('Tools that must have run.', 'Outils qui doivent avoir tourné.')),
    level: choice(['note', 'warning', 'error'], {
      initial: 'error',
      words: words('Findings of this level or graver count.', 'Les constats de ce niveau ou plus graves comptent.'),
    }),
    new: atMost(count, {
      initial: 0,
      words: words('How many new ones there may be.', 'Combien de nouveaux sont admis.'),
    }),
  },
});
