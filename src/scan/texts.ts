import type { Demotion } from '../engine/secrets/demotion/reason.ts';
import type { Gap } from './report.ts';

/** The sentences of a scan's report for people. */
export interface ScanTexts {
  readonly demoted: Readonly<Record<Demotion, string>>;
  readonly gaps: Readonly<Record<Gap['reason'], string>>;
  readonly at: Readonly<Record<'head' | 'history', string>>;
  readonly likelyNot: string;
  readonly known: string;
  readonly replaceAt: string;
  readonly notRead: string;
  readonly none: string;
  readonly found: (count: number, others: number) => string;
}

const en: ScanTexts = {
  demoted: {
    allowed: 'allowed by your own rule',
    identifier: 'it names an account and opens nothing by itself',
    public: 'its vendor has it shown to everybody',
    hash: 'a hash, not the password',
    structure: 'it does not have the structure of a real one',
    checksum: 'its checksum is wrong and it reads like words',
    placeholder: 'it reads like an example',
    code: 'it reads like code',
    entropy: 'it is too regular',
    unbound: 'nothing ties it to the name beside it',
  },
  gaps: {
    'too-costly': 'too costly to search whole',
    'too-large': 'too large: only its beginning was searched',
    'too-deep': 'encodings or archives too deep inside one another',
    'too-many-entries': 'an archive with too many entries',
    'too-many-findings': 'more findings than are listed',
    encrypted: 'an encrypted archive',
    'damaged-archive': 'a damaged archive',
    'unsupported-archive': 'an archive of a kind that cannot be opened',
    'too-many-files': 'more files than one scan reads',
    unreadable: 'cannot be read',
    submodule: 'a submodule: its content is in another repository',
    symlink: 'a symbolic link: what it leads to is elsewhere',
    'stored-elsewhere': 'a pointer: its content is stored elsewhere (Git LFS)',
    'out-of-time': 'took too long',
    'worker-failed': 'could not be searched',
    'not-a-request': 'not a line of JSON with a text',
    'rule-refused': 'an own rule that cannot be used',
  },
  at: { head: 'still there at the head', history: 'only in the history: replace it, then squash' },
  likelyNot: 'likely no secret',
  known: 'in the baseline',
  replaceAt: 'replace it',
  notRead: 'not read',
  none: 'No secret found.',
  found: (count, others) => `${String(count)} found, ${String(others)} likely none or known.`,
};

const fr: ScanTexts = {
  demoted: {
    allowed: 'autorisé par votre propre règle',
    identifier: 'il désigne un compte et n’ouvre rien à lui seul',
    public: 'son fournisseur le montre à tous',
    hash: 'une empreinte, pas le mot de passe',
    structure: 'il n’a pas la structure d’un vrai',
    checksum: 'sa somme de contrôle est fausse et il se lit comme des mots',
    placeholder: 'il se lit comme un exemple',
    code: 'il se lit comme du code',
    entropy: 'il est trop régulier',
    unbound: 'rien ne le lie au nom qui est à côté',
  },
  gaps: {
    'too-costly': 'trop coûteux à parcourir en entier',
    'too-large': 'trop grand : seul son début a été parcouru',
    'too-deep': 'encodages ou archives trop imbriqués',
    'too-many-entries': 'une archive de trop d’entrées',
    'too-many-findings': 'plus de constats que la liste n’en montre',
    encrypted: 'une archive chiffrée',
    'damaged-archive': 'une archive abîmée',
    'unsupported-archive': 'une archive d’un type qui ne s’ouvre pas',
    'too-many-files': 'plus de fichiers qu’une recherche n’en lit',
    unreadable: 'illisible',
    submodule: 'un sous-module : son contenu est dans un autre dépôt',
    symlink: 'un lien symbolique : ce à quoi il mène est ailleurs',
    'stored-elsewhere': 'un pointeur : son contenu est ailleurs (Git LFS)',
    'out-of-time': 'a pris trop de temps',
    'worker-failed': 'n’a pas pu être parcouru',
    'not-a-request': 'n’est pas une ligne de JSON avec un texte',
    'rule-refused': 'une règle à vous, inutilisable',
  },
  at: {
    head: 'encore présent en tête',
    history: 'seulement dans l’historique : remplacez-le, puis regroupez les commits',
  },
  likelyNot: 'sans doute pas un secret',
  known: 'dans la liste de départ',
  replaceAt: 'à remplacer',
  notRead: 'non lu',
  none: 'Aucun secret trouvé.',
  found: (count, others) =>
    `${String(count)} ${count > 1 ? 'trouvés' : 'trouvé'}, ${String(others)} sans doute ${others > 1 ? 'faux ou connus' : 'faux ou connu'}.`,
};

/** The sentences by language. */
export const scanTexts = { en, fr } as const;
