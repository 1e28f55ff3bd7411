import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Language } from '../../src/engine/locales/texts.ts';
import { typeset } from '../../src/engine/locales/typeset.ts';
import { rules } from '../../src/engine/rules/index.ts';
import type { Rule } from '../../src/engine/rules/rule.ts';
import type { Generator } from './generator.ts';
import { cell, settingsTable } from './settings-table.ts';

const folder = fileURLToPath(new URL('../../src/engine/rules', import.meta.url));

/** A page for each rule: its README, its settings and everything that it can say. */
export const rulePages: Generator = {
  owns: ['docs/rules/*.md'],
  generate: () =>
    new Map([...rules.map((rule): [string, string] => [`docs/rules/${fileOf(rule)}.md`, page(rule)]), index()]),
};

function fileOf({ id }: Pick<Rule, 'id'>): string {
  return id.replace('/', '-');
}

function index(): [string, string] {
  const rows = rules.map((rule) => `| [\`${rule.id}\`](${fileOf(rule)}.md) | ${summary(rule)} |`);
  return ['docs/rules/README.md', ['# Rules', '', '| Rule | What it asks |', '|---|---|', ...rows, ''].join('\n')];
}

function readme(rule: Rule): string {
  const path = `${folder}/${fileOf(rule)}/README.md`;
  if (!existsSync(path))
    throw new Error(
      `src/engine/rules/${fileOf(rule)} has no README.md: say there what the rule asks, why, and how it decides.`,
    );
  return readFileSync(path, 'utf8').trim();
}

/** The first line after the title. */
function summary(rule: Rule): string {
  return cell(
    readme(rule)
      .split('\n')
      .find((line, at) => at > 0 && line.trim() !== '') ?? '',
  );
}

function page(rule: Rule): string {
  const together = rule.tighten?.keys ?? [];
  const table = (language: Language): string => typeset(settingsTable(rule.settings, { language, together }), language);
  const rows = Object.keys(rule.texts.en)
    .toSorted()
    .map(
      (key) => `| \`${key}\` | ${cell(rule.texts.en[key] ?? '')} | ${cell(typeset(rule.texts.fr[key] ?? '', 'fr'))} |`,
    );
  return (
    [
      readme(rule),
      '## Settings',
      table('en'),
      '## Réglages',
      table('fr'),
      '## What it says',
      ['| Key | English | Français |', '|---|---|---|', ...rows].join('\n'),
      `Needs: ${listed(rule.needs)}. May need: ${listed(rule.mayNeed)}. Judged again on: ${listed(rule.wakesOn)}.`,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.map((name) => `\`${name}\``).join(', ');
}
