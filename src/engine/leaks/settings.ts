import { z } from 'zod';

import { compilePattern } from '../secrets/rules-file/pattern.ts';
import { choice, flag } from '../settings/choices.ts';
import { expected } from '../settings/expectation.ts';
import { glob } from '../settings/globs.ts';
import { group } from '../settings/group.ts';
import { allowList, denyList } from '../settings/lists.ts';
import type { SettingsOf } from '../settings/setting.ts';
import { line, until } from '../settings/texts.ts';

/** A form of secret that the policy itself adds. */
export interface AddedDetector {
  readonly id: string;
  readonly regex: string;
  readonly keywords: readonly string[];
  readonly vendor?: string | undefined;
  readonly severity?: 'critical' | 'high' | 'medium' | 'low' | undefined;
  readonly revoke?: string | undefined;
}

/** What the client lets pass: a secret by its fingerprint, or those of a path that are listed, until a day. */
export type Allowance =
  | {
      readonly kind: 'fingerprint';
      readonly fingerprint: string;
      readonly reason: string;
      readonly expires: string | null;
    }
  | {
      readonly kind: 'path';
      readonly path: string;
      /** Of any form when absent. */
      readonly detector: string | null;
      readonly reason: string;
      /** Without any the entry lets nothing pass: it only tells the page where to ask for them. */
      readonly fingerprints: readonly string[];
      readonly expires: string | null;
    };

/** A fingerprint as pages show it (`finding:…`) or bare, kept bare. */
const fingerprint = z
  .string(expected('text'))
  .regex(/^(?:finding:)?[0-9a-f]{64}$/, expected('text'))
  .transform((text) => text.replace('finding:', ''));

const byFingerprint = z
  .strictObject({ fingerprint, reason: line, expires: until.nullable().default(null) }, expected('mapping'))
  .transform((entry): Allowance => ({ kind: 'fingerprint', ...entry }));

const byPath = z
  .strictObject(
    {
      path: glob,
      detector: line.nullable().default(null),
      reason: line,
      fingerprints: z.array(fingerprint, expected('list')).max(1000, expected('list')).default([]),
      expires: until.nullable().default(null),
    },
    expected('mapping'),
  )
  .transform((entry): Allowance => ({ kind: 'path', ...entry }));

const allowance: z.ZodType<Allowance> = z.union([byFingerprint, byPath]);

const addedDetector: z.ZodType<AddedDetector> = z
  .strictObject(
    {
      id: z.string(expected('name')).regex(/^[a-z\d][a-z\d-]{0,99}$/, expected('name')),
      regex: line,
      keywords: z.array(line, expected('list')).max(100, expected('list')),
      vendor: line.optional(),
      severity: z.enum(['critical', 'high', 'medium', 'low'], expected('choice')).optional(),
      revoke: line.optional(),
    },
    expected('mapping'),
  )
  .refine(({ regex, keywords }) => isUsable(regex, keywords), expected('pattern'));

function isUsable(expression: string, keywords: readonly string[]): boolean {
  return typeof compilePattern({ expression, keywords }) !== 'string';
}

/** The keys of the family; its rules share these very objects. */
export const secretFields = {
  scan: group(
    {
      commits: choice(['head', 'every'], {
        ordered: true,
        initial: 'every',
        words: {
          en: '`every`: each commit of the pull request and each head that was ever pushed; `head`: only what the head brings.',
          fr: '`every` : chaque commit de la demande de fusion et chaque tête jamais envoyée ; `head` : seulement ce que la tête apporte.',
        },
      }),
      'pull-request-text': flag({
        initial: true,
        stricter: true,
        words: {
          en: 'Whether title, description, branch name, commit messages, names of files and the author’s comments are read too.',
          fr: 'Si le titre, la description, le nom de la branche, les messages de commit, les noms de fichiers et les commentaires de l’auteur sont lus aussi.',
        },
      }),
    },
    { en: 'What is read.', fr: 'Ce qui est lu.' },
  ),
  'in-history': choice(['off', 'warn', 'block'], {
    ordered: true,
    initial: 'block',
    words: {
      en: 'What a secret weighs that an earlier commit, or a head that was pushed away, holds and the head does not.',
      fr: 'Ce que pèse un secret que contient un commit antérieur, ou une tête écartée par un envoi forcé, et que la tête ne contient plus.',
    },
  }),
  'inline-allow': choice(['allow', 'request'], {
    ordered: true,
    initial: 'request',
    words: {
      en: 'What a comment such as `gitleaks:allow` beside a secret does: `request` shows it to the client and has no effect, `allow` lets the secret pass.',
      fr: 'Ce que fait un commentaire tel que `gitleaks:allow` à côté d’un secret : `request` le montre au client et n’a pas d’effet, `allow` laisse passer le secret.',
    },
  }),
  detectors: group(
    {
      'built-in': flag({
        initial: true,
        stricter: true,
        words: {
          en: 'Whether the forms of secret that ship with Garde-fou are looked for.',
          fr: 'Si les formes de secret livrées avec Garde-fou sont recherchées.',
        },
      }),
      files: denyList(line, {
        initial: [],
        words: {
          en: 'Files of the control repository with further forms: our YAML, or the TOML of gitleaks or betterleaks.',
          fr: 'Fichiers du dépôt de contrôle contenant d’autres formes : notre YAML, ou le TOML de gitleaks ou betterleaks.',
        },
      }),
      add: denyList(addedDetector, {
        initial: [],
        words: {
          en: 'Further forms: `{ id, regex, keywords }`, the expression in RE2 syntax, each keyword of three characters or more; `vendor`, `severity` and `revoke` (a page) may follow.',
          fr: 'D’autres formes : `{ id, regex, keywords }`, l’expression en syntaxe RE2, chaque mot-clé d’au moins trois caractères ; `vendor`, `severity` et `revoke` (une page) peuvent suivre.',
        },
      }),
    },
    { en: 'Which forms of secret are looked for.', fr: 'Quelles formes de secret sont recherchées.' },
  ),
  baselines: allowList(line, {
    initial: [],
    words: {
      en: 'Files of the control repository, made by `garde-fou scan --baseline`, whose secrets were there before and do not count.',
      fr: 'Fichiers du dépôt de contrôle, produits par `garde-fou scan --baseline`, dont les secrets existaient déjà et ne comptent pas.',
    },
  }),
  allow: allowList(allowance, {
    initial: [],
    words: {
      en: 'What passes: `{ fingerprint, reason }`, or `{ path, detector, reason, fingerprints, expires }`. An entry by path lets only the listed fingerprints pass, until its day.',
      fr: 'Ce qui passe : `{ fingerprint, reason }`, ou `{ path, detector, reason, fingerprints, expires }`. Une entrée par chemin ne laisse passer que les empreintes listées, jusqu’à son échéance.',
    },
  }),
} as const;

/** The family's settings as a policy gives them. */
export type SecretSettings = SettingsOf<typeof secretFields>;
