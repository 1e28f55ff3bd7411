import { parseArgs } from 'node:util';

/** What was asked on the command line. */
export interface ScanOptions {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json' | 'sarif';
  readonly language: 'en' | 'fr';
  readonly stdin: boolean;
  readonly lines: boolean;
  readonly since?: string;
  readonly baseline?: string;
  readonly keyFile?: string;
  readonly rules?: string;
}

/** How the command is used. */
export const USAGE = `usage: garde-fou scan [PATH…] [--since REF] [--stdin [--jsonl]] [--json | --sarif]
                      [--key-file FILE] [--baseline FILE] [--rules FILE] [--lang en|fr]
  PATH             files and folders; the current folder when none is given
  --since REF      the commits after the merge base with REF, the changed files, the commit messages
  --stdin          standard input; with --jsonl one {"text": …, "path": …} a line, one result a line
  --key-file FILE  at least 16 bytes: makes fingerprints comparable between scans
  --baseline FILE  findings listed there do not count; written when it does not exist (needs --key-file)
  --rules FILE     own rules: our YAML, or the TOML of gitleaks or betterleaks
exit code: 0 nothing found, 1 findings, 3 nothing found but something was not read, 2 wrong use
`;

const OPTIONS = {
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  stdin: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  help: { type: 'boolean' },
  since: { type: 'string' },
  baseline: { type: 'string' },
  'key-file': { type: 'string' },
  rules: { type: 'string' },
  lang: { type: 'string' },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
type Parsed = ReturnType<typeof parse>;

/** What cannot be meant together, and the sentence that says so. */
const CONTRADICTIONS: readonly (readonly [wrong: (parsed: Parsed) => boolean, sentence: string])[] = [
  [({ values }) => values.json === true && values.sarif === true, 'choose one of --json and --sarif'],
  [({ values }) => values.jsonl === true && values.stdin !== true, '--jsonl needs --stdin'],
  [
    ({ values, positionals }) => values.stdin === true && (values.since !== undefined || positionals.length > 0),
    '--stdin reads standard input alone, without paths or --since',
  ],
  [
    ({ values, positionals }) => values.since !== undefined && positionals.length > 0,
    '--since reads commits: give no paths',
  ],
  [
    ({ values }) => values.baseline !== undefined && values['key-file'] === undefined,
    '--baseline needs --key-file: without a key, fingerprints cannot be compared',
  ],
  [({ values }) => !['en', 'fr', undefined].includes(values.lang), '--lang is en or fr'],
];

const contradiction = (parsed: Parsed): string | undefined => CONTRADICTIONS.find(([wrong]) => wrong(parsed))?.[1];

const formatOf = ({ values }: Parsed): ScanOptions['format'] => {
  if (values.sarif === true) return 'sarif';
  return values.json === true ? 'json' : 'text';
};

const given = (name: 'since' | 'baseline' | 'keyFile' | 'rules', value: string | undefined): Partial<ScanOptions> =>
  value === undefined ? {} : { [name]: value };

/** Reads arguments, the language last from the machine's locale; answers a sentence when they are not right, and an empty one when help was asked. */
export const readOptions = (args: readonly string[], locale = 'en'): ScanOptions | { readonly problem: string } => {
  let parsed: Parsed;
  try {
    parsed = parse(args);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'these arguments cannot be read' };
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { problem: '' };
  const problem = contradiction(parsed);
  if (problem !== undefined) return { problem };
  return {
    paths: positionals.length === 0 ? ['.'] : positionals,
    format: formatOf(parsed),
    language: (values.lang ?? locale).startsWith('fr') ? 'fr' : 'en',
    stdin: values.stdin === true,
    lines: values.jsonl === true,
    ...given('since', values.since),
    ...given('baseline', values.baseline),
    ...given('keyFile', values['key-file']),
    ...given('rules', values.rules),
  };
};
