import type { Command } from './command.ts';

/** Every command, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  check: {
    usage:
      '[--base REF] [--head REF] [--policy FILE] [--baseline FILE] [--repository OWNER/NAME] [--evidence GLOB…] [--key-file FILE] [--json] [--lang fr|en]',
    summary: {
      en: 'Everything that needs no GitHub, on the git repository you stand in.',
      fr: 'Tout ce qui ne demande pas GitHub, sur le dépôt git où vous êtes.',
    },
    load: async () => (await import('./check.ts')).check,
  },
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
      en: 'Runs the scenarios of a folder: does each come to what it expects?',
      fr: 'Joue les scénarios d’un dossier : chacun aboutit-il à ce qu’il attend ?',
    },
    load: async () => (await import('./policy-test.ts')).policyTest,
  },
  policy: {
    usage: 'check FILE | explain FILE [--repository OWNER/NAME] [--repository-file FILE] [--baseline FILE]',
    summary: {
      en: 'Says what is wrong with a policy; prints the effective one, with the layer of each value.',
      fr: 'Dit ce qui ne va pas dans une politique ; affiche celle qui s’applique, avec l’origine de chaque valeur.',
    },
    load: async () => (await import('./policy.ts')).policy,
  },
  'contract check': {
    usage: 'FILE [--json] [--lang fr|en]',
    summary: {
      en: 'Says what is wrong with a contract, or what it promises and when.',
      fr: 'Dit ce qui ne va pas dans un contrat, ou ce qu’il promet et pour quand.',
    },
    load: async () => (await import('./contract-check.ts')).contractCheck,
  },
  ruleset: {
    usage: '--app-id N [--branch NAME] [--repository]',
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
  serve: {
    usage: '',
    summary: {
      en: 'The App itself; configured by the environment, see docs/install.md.',
      fr: 'L’App elle-même ; configurée par l’environnement, voir docs/fr/installer.md.',
    },
    load: async () => (await import('./serve.ts')).serve,
  },
  sandbox: {
    usage: '[--port N] [--story [NAME]] [--lang fr|en]',
    summary: {
      en: 'The App with a GitHub of its own and two made-up companies; or a story in the terminal.',
      fr: 'L’App avec un GitHub à part et deux sociétés imaginaires ; ou une histoire dans le terminal.',
    },
    load: async () => (await import('./sandbox.ts')).sandbox,
  },
  scan: {
    usage:
      '[PATH…] [--stdin [--jsonl]] [--since REF] [--key-file FILE] [--baseline FILE] [--rules FILE] [--json | --sarif]',
    summary: {
      en: 'Secrets in files, folders, standard input or a range of commits.',
      fr: 'Secrets dans des fichiers, des dossiers, l’entrée standard ou une suite de commits.',
    },
    load: async () => (await import('./scan.ts')).scan,
  },
  'fingerprint-key': {
    usage: 'ORGANIZATION_ID FILE',
    summary: {
      en: 'Writes the key of an organisation’s fingerprints, for `scan --key-file`; configured like `serve`.',
      fr: 'Écrit la clé des empreintes d’une organisation, pour `scan --key-file` ; configurée comme `serve`.',
    },
    load: async () => (await import('./fingerprint-key.ts')).fingerprintKey,
  },
};
