import type { Language } from '../../src/engine/locales/texts.ts';
import { typeset } from '../../src/engine/locales/typeset.ts';
import { organizationFields } from '../../src/engine/policy/document.ts';
import { familiesOf } from '../../src/engine/policy/language.ts';
import { rules } from '../../src/engine/rules/index.ts';
import type { Fields } from '../../src/engine/settings/setting.ts';
import type { Generator } from './generator.ts';
import { settingsTable } from './settings-table.ts';

const prose: Readonly<
  Record<Language, Readonly<Record<'title' | 'intro' | 'file' | 'families' | 'not-built' | 'rules', string>>>
> = {
  en: {
    title: '# The policy, key by key',
    intro: `Generated from the source; \`schema/policy.schema.json\` says the same to editors.

A policy is \`policy.yml\` in the organisation’s control repository. What holds for a repository is made of layers: default values, the baseline under \`extends\`, the organisation’s policy, its entries under \`repositories\` — later ones win — and then the repository’s own \`.github/garde-fou.yml\`, which holds \`version\` and \`policies\` and may only ask for more; a pull request that changes that file and nothing else is judged without it, so that it can be put right. The last column says what that means for each key.`,
    file: '## The file',
    families: '## `policies`',
    'not-built': 'Not built yet: it loads, is shown as such and holds nothing.',
    rules: 'Rules:',
  },
  fr: {
    title: '# La politique, clé par clé',
    intro: `Produit à partir du code source ; \`schema/policy.schema.json\` dit la même chose aux éditeurs.

Une politique est le fichier \`policy.yml\` du dépôt de contrôle de l’organisation. Ce qui vaut pour un dépôt est fait de couches : les valeurs par défaut, le socle sous \`extends\`, la politique de l’organisation, ses entrées sous \`repositories\` — la dernière l’emporte — puis le fichier \`.github/garde-fou.yml\` du dépôt, qui contient \`version\` et \`policies\` et ne peut que demander plus ; une demande de fusion qui ne change que ce fichier est jugée sans lui, pour qu’il puisse être corrigé. La dernière colonne dit ce que cela signifie pour chaque clé.`,
    file: '## Le fichier',
    families: '## `policies`',
    'not-built': 'Pas encore construite : elle se charge, est montrée comme telle et ne retient rien.',
    rules: 'Règles :',
  },
};

/** The reference page of the policy language, in both languages. */
export const policyReference: Generator = {
  owns: ['docs/policy.md', 'docs/fr/politique.md'],
  generate: () =>
    new Map([
      ['docs/policy.md', page('en', 'rules/')],
      ['docs/fr/politique.md', page('fr', '../rules/')],
    ]),
};

function page(language: Language, rulesFolder: string): string {
  const { policies, ...others } = organizationFields(rules);
  const text = prose[language];
  const families = Object.entries(policies.fields ?? {}).map(([name, { words }]) => {
    const family = familiesOf(rules).find((one) => one.name === name);
    const own = family?.rules ?? [];
    const links = own.map(({ id }) => `[\`${id}\`](${rulesFolder}${id.replace('/', '-')}.md)`).join(', ');
    const parts = [`### \`${name}\``, words[language], own.length === 0 ? text['not-built'] : `${text.rules} ${links}`];
    const together = own.flatMap(({ tighten }) => tighten?.keys ?? []);
    return [...parts, settingsTable(family?.fields ?? {}, { language, together })].join('\n\n');
  });
  const file: Fields = Object.fromEntries(Object.entries(others).map(([key, setting]) => [key, closed(key, setting)]));
  const parts = [text.title, text.intro, text.file, settingsTable(file, { language }), text.families, ...families];
  return typeset(`${parts.join('\n\n')}\n`, language);
}

/** Families are described once, not again inside the overrides. */
function closed(key: string, setting: Fields[string]): Fields[string] {
  const inner = setting.items?.fields;
  if (key !== 'repositories' || inner === undefined || setting.items === undefined) return setting;
  const { policies, ...rest } = inner;
  if (policies === undefined) return setting;
  const { fields: _, ...whole } = policies;
  return { ...setting, items: { ...setting.items, fields: { ...rest, policies: { ...whole, initial: null } } } };
}
