import { commonFields } from '../../src/engine/contract/criteria/criterion.ts';
import { criterionTypes } from '../../src/engine/contract/criteria/registry.ts';
import { contractFields } from '../../src/engine/contract/fields.ts';
import type { Language } from '../../src/engine/locales/texts.ts';
import { typeset } from '../../src/engine/locales/typeset.ts';
import type { FieldsByKey, Variant } from '../../src/engine/settings/setting.ts';
import type { Generator } from './generator.ts';
import { settingsTable } from './settings-table.ts';

type Part = 'title' | 'intro' | 'file' | 'whole' | 'criteria' | 'one-of';

const prose: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  en: {
    title: '# The contract, key by key',
    intro: `Generated from the source; \`schema/contract.schema.json\` says the same to editors. A whole one: [contract.yml](examples/contract.yml).

A contract is a file under \`contracts/\` in the organisation’s control repository, which its supplier cannot write to. \`garde-fou contract check FILE\` says whether it loads. Nothing judges deliverables yet: the family \`deliverables\` of the policy is not built. What it does already: the [evidence](evidence.md#what-the-app-does-with-it) of its repositories is kept until it is over with its warranty.`,
    file: '## The file',
    whole: `What is looked at beside the single keys:

- ids of deliverables, and ids of criteria, stand once in the whole contract; large and small letters are the same;
- \`depends-on\` and \`payments\` name deliverables of the contract, and no deliverable waits for itself, not even by way of others;
- each deliverable’s repository stands under \`repositories\`; two deliverables of one repository have different milestones;
- \`branch\` stands in \`binding.order\` exactly when \`binding.branch\` gives a pattern;
- titles and statements have a text in the contract’s \`language\`; the other language is welcome.`,
    criteria: '## Criteria',
    'one-of': 'One of these at least:',
  },
  fr: {
    title: '# Le contrat, clé par clé',
    intro: `Produit à partir du code source ; \`schema/contract.schema.json\` dit la même chose aux éditeurs. Un exemple entier : [contract.yml](../examples/contract.yml).

Un contrat est un fichier sous \`contracts/\` dans le dépôt de contrôle de l’organisation, où son prestataire ne peut pas écrire. \`garde-fou contract check FICHIER\` dit s’il se charge. Rien ne juge encore les livrables : la famille \`deliverables\` de la politique n’est pas construite. Ce qu’il fait déjà : les [preuves](preuves.md#ce-que-lapplication-en-fait) de ses dépôts sont gardées jusqu’à la fin de sa garantie.`,
    file: '## Le fichier',
    whole: `Ce qui est regardé au-delà de chaque clé :

- les identifiants des livrables, et ceux des critères, figurent une seule fois dans tout le contrat ; majuscules et minuscules se valent ;
- \`depends-on\` et \`payments\` désignent des livrables du contrat, et aucun livrable ne s’attend lui-même, fût-ce par d’autres ;
- le dépôt de chaque livrable figure sous \`repositories\` ; deux livrables d’un même dépôt ont des jalons différents ;
- \`branch\` figure dans \`binding.order\` si et seulement si \`binding.branch\` donne un motif ;
- titres et attestations ont un texte dans la langue du contrat (\`language\`) ; l’autre langue est la bienvenue.`,
    criteria: '## Critères',
    'one-of': 'Au moins une de ces clés :',
  },
};

/** The reference page of contracts, in both languages. */
export const contractReference: Generator = {
  owns: ['docs/contract.md', 'docs/fr/contrat.md'],
  generate: () =>
    new Map([
      ['docs/contract.md', page('en')],
      ['docs/fr/contrat.md', page('fr')],
    ]),
};

function page(language: Language): string {
  const text = prose[language];
  const types = Object.entries(criterionTypes).flatMap(([type, about]) => section(type, about, language));
  const file = [text.title, text.intro, text.file, settingsTable(contractFields, { language }), text.whole];
  const parts = [...file, text.criteria, settingsTable(commonFields, { language }), ...types];
  return typeset(`${parts.join('\n\n')}\n`, language);
}

function section(
  type: string,
  { words, fields, asksOneOf = [] }: Variant & { readonly asksOneOf?: readonly string[] },
  language: Language,
): readonly string[] {
  const keys = asksOneOf.map((key) => `\`${key}\``).join(', ');
  return [
    `### \`${type}\``,
    words[language],
    ...(keys === '' ? [] : [`${prose[language]['one-of']} ${keys}.`]),
    ...(hasKeys(fields) ? [settingsTable(fields, { language })] : []),
  ];
}

function hasKeys(fields: FieldsByKey): boolean {
  return Object.keys(fields).length > 0;
}
