import type { Command } from './command.ts';

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  evaluate: {
    usage: 'SCENARIO [--json] [--lang fr|en]',
    summary: {
      en: 'The verdict on a policy and a pull request’s facts in one file.',
      fr: 'Le verdict sur une politique et les faits d’une demande de fusion réunis dans un fichier.',
    },
    load: async () => (await import('./evaluate.ts')).evaluate,
  },
  'policy test': {
    usage: 'DIR [--json]',
    summary: {
      en: 'Runs the scenarios that carry “expect:”.',
      fr: 'Joue les scénarios qui portent « expect: ».',
    },
    load: async () => (await import('./policy-test.ts')).policyTest,
  },
  ruleset: {
    usage: '--app-id N [--repository]',
    summary: {
      en: 'The ruleset to import that makes the check required and pinned to the App.',
      fr: 'Le jeu de règles à importer qui rend le contrôle obligatoire et lié à l’App.',
    },
    load: async () => (await import('./ruleset.ts')).ruleset,
  },
  inspect: {
    usage: 'coverage|tests|analysis FILE… [--json]',
    summary: { en: 'What was read in reports.', fr: 'Ce qui a été lu dans des rapports.' },
    load: async () => (await import('./inspect.ts')).inspect,
  },
};
