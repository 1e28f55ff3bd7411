/**
 * Files that decide how code is measured, at any depth: runners and their configuration, setup files, build files,
 * exclusions. Whoever changes one can change what a number means without touching the code.
 */
const NAMES: readonly RegExp[] = [
  // Task runners
  /^(?:gnu)?makefile$/i,
  /\.mk$/,
  /^justfile$/i,
  /^taskfile\.ya?ml$/i,
  /^(?:rakefile|gruntfile\.[a-z]+|gulpfile\.[a-z.]+)$/i,
  /^(?:nx|turbo|lerna|project|workspace)\.json$/,
  // JavaScript and TypeScript
  /^(?:vitest|vite|jest|ava|playwright|cypress|karma|wdio|stryker|eslint|babel|c8|nyc)\.(?:config|conf|workspace|setup|shared)\b.*$/,
  /^\.(?:nycrc|c8rc|mocharc|eslintrc|eslintignore|babelrc|swcrc|istanbul|taprc|stylelintrc)\b.*$/,
  /^(?:cypress|jasmine)\.json$/,
  /^setup-?tests?\.[cm]?[jt]sx?$/i,
  /^(?:\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.c?js|pnpm-workspace\.yaml)$/,
  // PHP
  /^(?:phpunit|phpstan|psalm|infection|codeception|behat|pest|phpcs|rector|deptrac)(?:[-.].*)?\.(?:xml|neon|yml|yaml|json|php|json5|dist)$/i,
  /^(?:phpunit|phpstan|psalm|infection)\.(?:xml|neon|json)\.dist$/i,
  /^\.(?:phpunit|phpcs|php-cs-fixer)\b.*$/,
  // Python
  /^(?:pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|noxfile\.py|conftest\.py|mypy\.ini|\.?ruff\.toml|\.flake8|\.pylintrc|\.coveragerc|\.noserc|\.bandit)$/,
  // Java, Kotlin, Scala
  /\.gradle(?:\.kts)?$/,
  /^(?:gradle\.properties|gradlew(?:\.bat)?|pom\.xml|mvnw(?:\.cmd)?|build\.sbt|build\.xml|lombok\.config)$/,
  // .NET
  /^directory\.build\.(?:props|targets)$/i,
  /\.runsettings$/,
  // Ruby, Go, Rust
  /^(?:\.simplecov|\.rspec|\.rubocop(?:_todo)?\.yml|spec_helper\.rb|rails_helper\.rb|test_helper\.rb)$/,
  /^\.golangci\.(?:ya?ml|toml|json)$/,
  /^(?:tarpaulin|nextest|clippy|\.clippy)\.toml$/,
  // Analysis
  /^(?:sonar-project\.properties|\.semgrepignore|\.semgrep\.ya?ml|codecov\.yml|\.codecov\.yml|\.coveralls\.yml)$/,
  // Where it runs
  /^(?:docker-)?compose(?:[-.].*)?\.ya?ml$/,
  /^(?:dockerfile|containerfile)(?:\..*)?$/i,
];

/** Folders whose every file counts, wherever they stand. */
const FOLDERS = ['.mvn/', 'gradle/wrapper/', '.cargo/', '.config/', '.semgrep/', '.husky/'];

/** In these only some keys decide how things are measured: the rest changes with every dependency. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'package.json': [
    'scripts',
    'jest',
    'vitest',
    'c8',
    'nyc',
    'mocha',
    'ava',
    'tap',
    'jasmine',
    'babel',
    'eslintConfig',
    'wireit',
    'nx',
  ],
  'composer.json': ['scripts', 'scripts-descriptions', 'autoload-dev', 'config', 'extra'],
};

/** How much of a file decides how things are measured. */
export type MeasuringPart = 'whole' | 'keys' | 'nothing';

/** Judges a path; those that a workflow names are known only from its text, see {@link namedIn}. */
export function measuringPart(path: string): MeasuringPart {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.startsWith('.github/')) return 'whole';
  if (Object.hasOwn(KEYS, name)) return 'keys';
  const inside = FOLDERS.some((folder) => path.startsWith(folder) || path.includes(`/${folder}`));
  return inside || NAMES.some((form) => form.test(name)) ? 'whole' : 'nothing';
}

/** The keys of such a file as one text; the whole text when it cannot be read as JSON. */
export function measuringKeys(path: string, text: string): string {
  const wanted = KEYS[path.slice(path.lastIndexOf('/') + 1)] ?? [];
  const document = parsed(text);
  if (document === undefined) return text;
  return JSON.stringify(wanted.map((key) => document[key] ?? null));
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
