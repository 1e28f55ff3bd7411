import { words } from '../../settings/setting.ts';
import { criterionType } from './criterion.ts';

/** No password or key. */
export const secrets = criterionType({
  words: words(
    'The changes bring no password and no key; what the policy says of secrets holds.',
    'Les changements n’apportent ni mot de passe ni clé ; ce que la politique dit des secrets s’applique.',
  ),
  fields: {},
});
