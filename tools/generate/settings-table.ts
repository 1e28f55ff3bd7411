import type { Language } from '../../src/engine/locales/texts.ts';
import { policyTexts } from '../../src/engine/policy/texts.ts';
import { canonical } from '../../src/engine/settings/canonical.ts';
import { written } from '../../src/engine/settings/group.ts';
import { isRequired } from '../../src/engine/settings/mapping.ts';
import type { AnyField, Direction, FieldsByKey, Order } from '../../src/engine/settings/setting.ts';

const headings: Readonly<Record<Language, readonly string[]>> = {
  en: ['Key', 'Meaning', 'Written as', 'When absent', 'In a repository’s own file'],
  fr: ['Clé', 'Sens', 'S’écrit', 'En son absence', 'Dans le fichier d’un dépôt'],
};

const directions: Readonly<Record<Language, Readonly<Record<Direction | 'none', string>>>> = {
  en: {
    raise: 'may only rise',
    lower: 'may only fall',
    add: 'may only gain entries',
    'keep-only': 'may only lose entries',
    'switch-on': 'may only be switched on',
    'switch-off': 'may only be switched off',
    stricter: 'may only move to the right',
    'by-field': 'key by key',
    none: 'cannot be set',
  },
  fr: {
    raise: 'peut seulement monter',
    lower: 'peut seulement baisser',
    add: 'peut seulement s’allonger',
    'keep-only': 'peut seulement se raccourcir',
    'switch-on': 'peut seulement être activé',
    'switch-off': 'peut seulement être désactivé',
    stricter: 'peut seulement aller vers la droite',
    'by-field': 'clé par clé',
    none: 'ne peut pas être réglé',
  },
};

const nothing: Readonly<Record<Language, string>> = { en: 'nothing asked', fr: 'rien de demandé' };

const mustBe: Readonly<Record<Language, string>> = { en: 'must be there', fr: 'obligatoire' };

const mustBeWith: Readonly<Record<Language, string>> = { en: 'must be there with', fr: 'obligatoire avec' };

const added: Readonly<Record<Language, string>> = { en: 'may only be added to', fr: 'peut seulement être complété' };

/** How to write a table. */
export interface Style {
  readonly language: Language;
  /** Keys that a rule lets a repository tighten as a whole; absent: a repository’s own file has none of these keys. */
  readonly together?: readonly string[];
  /** The mapping that may be absent and whose keys are told. */
  readonly within?: string;
}

/** A table of settings, mappings opened. */
export function settingsTable(fields: FieldsByKey, style: Style): string {
  const shown = headings[style.language].slice(0, style.together === undefined ? -1 : undefined);
  const rows = nested(fields, '', style);
  return [line(shown), line(shown.map(() => '---')), ...rows].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function rowsOf(setting: AnyField, path: string, style: Style): readonly string[] {
  const { fields, entries, items } = setting;
  if (items?.fields !== undefined) return nested(items.fields, `${path}[].`, style);
  if (entries?.fields !== undefined)
    return nested(entries.fields, `${path}.<${style.language === 'fr' ? 'nom' : 'name'}>.`, style);
  // What may be absent as a whole obliges to nothing while it is.
  if (fields !== undefined)
    return nested(fields, `${path}.`, setting.initial === null ? { ...style, within: path } : style);
  return [row(setting, path, style)];
}

function nested(fields: FieldsByKey, above: string, style: Style): readonly string[] {
  return Object.entries(fields).flatMap(([key, one]) => rowsOf(one, `${above}${key}`, style));
}

function row(setting: AnyField & { readonly order?: Order<unknown> }, path: string, style: Style): string {
  const { words, order } = setting;
  const { language, together } = style;
  const absent = whenAbsent(setting, style);
  const cells = [`\`${path}\``, cell(words[language]), cell(form(setting, language)), absent];
  if (together === undefined) return line(cells);
  const direction = together.includes(path) ? added[language] : directions[language][order?.direction ?? 'none'];
  return line([...cells, direction]);
}

function whenAbsent(setting: AnyField, { language, within }: Style): string {
  if (isRequired(setting)) return within === undefined ? mustBe[language] : `${mustBeWith[language]} \`${within}\``;
  return setting.initial === null ? nothing[language] : code(written(setting, setting.initial));
}

/** What the setting says it expects when it is given nothing of the kind. */
function form({ schema }: AnyField, language: Language): string {
  const issue = schema.safeParse(undefined).error?.issues[0];
  if (issue?.code === 'invalid_value') return issue.values.map((value) => `\`${String(value)}\``).join(', ');
  const sentence = issue === undefined ? undefined : policyTexts[language][`expected-${issue.message}`];
  return sentence?.replace(/^\{path\} (?:must be|doit être|doit valoir) /, '').replaceAll(/'([{}])'/g, '$1') ?? '';
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : canonical(value)}\``;
}

/** Text inside a table. */
export function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
}
