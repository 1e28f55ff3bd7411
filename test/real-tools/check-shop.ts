import { cpSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { type CheckDocument, checkDocument } from '../../src/check/document.ts';
import type { GitRepository } from '../support/git-repository.ts';
import { runCommand } from '../support/run-command.ts';

/** Lines that tests run, of how many. */
export type Share = readonly [covered: number, total: number];

/** Where each shop has its code, as a perimeter; more than one pattern is written with the quotes between. */
export const SOURCES: Readonly<Record<string, string>> = {
  javascript: 'src/**',
  python: 'shop/**',
  go: '**/*.go", "!**/*_test.go',
  java: 'src/main/**',
  php: 'src/**',
  ruby: 'lib/**',
};

/** Makes the shop of a language, base and change, and checks the change by the reports of that folder, named by patterns. */
export async function checkShop(
  repository: GitRepository,
  language: string,
  reports: { readonly folder: string; readonly patterns: readonly string[] },
): Promise<CheckDocument> {
  const home = join(import.meta.dirname, language);
  cpSync(join(home, 'base'), repository.folder, { recursive: true });
  repository.commit('Start');
  repository.git('checkout', '-q', '-b', 'feature');
  cpSync(join(home, 'change'), repository.folder, { recursive: true });
  repository.commit('Add discounts');
  cpSync(reports.folder, join(repository.folder, 'reports'), { recursive: true });
  const policy = join(dirname(repository.folder), 'policy.yml');
  writeFileSync(
    policy,
    `version: 1
policies:
  coverage:
    perimeter: ["${SOURCES[language] ?? ''}"]
    project: { minimum: 99% }
    patch: { minimum: 99% }
  analysis:
    sarif: { new-findings: { fail-on: error } }
    tests: { minimum-total: 2, maximum-skipped: 50% }
`,
  );
  const { out } = await runCommand(
    ['check', '--json', '--policy', policy, '--evidence', ...reports.patterns],
    repository.folder,
  );
  return checkDocument.parse(JSON.parse(out));
}

/** What the document tells of a rule. */
export const ruleOf = ({ families }: CheckDocument, name: string) =>
  families.flatMap(({ rules }) => rules).find((one) => one.rule === name);

/** The lines that a rule of coverage counted. */
export function shareIn(document: CheckDocument, name: string): readonly unknown[] | undefined {
  const told = ruleOf(document, name)?.reasons.find(({ values }) => 'covered' in values && 'total' in values);
  return told === undefined ? undefined : [told.values['covered'], told.values['total']];
}
