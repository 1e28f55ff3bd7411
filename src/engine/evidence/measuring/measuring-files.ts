import { isManifest } from './manifest-keys.ts';

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
  /^(?:magefile\.go|earthfile|tiltfile|moon\.yml|lefthook\.ya?ml|action\.ya?ml)$/i,
  // JavaScript and TypeScript
  /^(?:vitest|vite|jest|ava|playwright|cypress|karma|wdio|stryker|eslint|babel|c8|nyc)\.(?:config|conf|workspace|setup|shared)\b.*$/,
  /^\.(?:nycrc|c8rc|mocharc|eslintrc|eslintignore|babelrc|swcrc|istanbul|taprc|stylelintrc)\b.*$/,
  /^(?:cypress|jasmine)\.json$/,
  /^[jt]sconfig(?:\..*)?\.json$/,
  /^(?:vitest|jest)[-.](?:setup|global|preset|environment|reporter|runner|transform|resolver)\b.*$/,
  /^(?:playwright-ct|codecept|testcafe|nightwatch|webpack|rollup|metro|tsup)\.(?:config|conf)\..*$/,
  /^(?:cucumber|wallaby|esbuild)\.[cm]?[jt]s$/,
  /^(?:mocha\.opts|bunfig\.toml|deno\.jsonc?|biome\.jsonc?|\.oxlintrc\.json|\.pnp\.c?js|\.pnp\.loader\.mjs)$/,
  /^setup-?tests?\.[cm]?[jt]sx?$/i,
  /^(?:\.npmrc|\.yarnrc(?:\.yml)?|\.pnpmfile\.c?js|pnpm-workspace\.yaml)$/,
  // PHP
  /^(?:phpunit|phpstan|psalm|infection|codeception|behat|pest|phpcs|rector|deptrac)(?:[-.].*)?\.(?:xml|neon|yml|yaml|json|php|json5|dist)$/i,
  /^(?:phpunit|phpstan|psalm|infection)\.(?:xml|neon|json)\.dist$/i,
  /^\.(?:phpunit|phpcs|php-cs-fixer)\b.*$/,
  /^(?:phpspec|grumphp)\.ya?ml$/,
  // Python
  /^(?:setup\.py|sitecustomize\.py|usercustomize\.py|\.?pytest\.(?:ini|toml)|hatch\.toml|pdm\.toml)$/,
  /^(?:pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|noxfile\.py|conftest\.py|mypy\.ini|\.?ruff\.toml|\.flake8|\.pylintrc|\.coveragerc|\.noserc|\.bandit)$/,
  // Java, Kotlin, Scala
  /\.gradle(?:\.kts)?$/,
  /^(?:gradle\.properties|gradlew(?:\.bat)?|pom\.xml|mvnw(?:\.cmd)?|build\.sbt|build\.xml|lombok\.config|testng\.xml|junit-platform\.properties)$/,
  // .NET
  /^directory\.build\.(?:props|targets)$/i,
  /\.(?:runsettings|targets|xctestplan)$/,
  /^(?:nuget\.config|coverlet\.json|xunit\.runner\.json|\.editorconfig)$/i,
  // Ruby, Go, Rust
  /^(?:\.simplecov|\.rspec|\.rubocop(?:_todo)?\.yml|spec_helper\.rb|rails_helper\.rb|test_helper\.rb)$/,
  /^\.golangci\.(?:ya?ml|toml|json)$/,
  /^(?:tarpaulin|nextest|clippy|\.clippy)\.toml$/,
  // C, C++, Swift, Elixir
  /^(?:build\.rs|package\.swift|mix\.exs|cmakelists\.txt|cmakepresets\.json|\.?lcovrc)$/i,
  /^(?:build\.bazel|build|workspace|workspace\.bazel|module\.bazel|\.bazelrc)$/,
  // Analysis
  /^(?:detekt|checkstyle|spotbugs|pmd|ktlint)(?:[-.].*)?\.(?:ya?ml|xml)$/i,
  /^(?:sonar-project\.properties|\.semgrepignore|\.semgrep\.ya?ml|codecov\.yml|\.codecov\.yml|\.coveralls\.yml)$/,
  // Where it runs
  /^(?:docker-)?compose(?:[-.].*)?\.ya?ml$/,
  /^(?:dockerfile|containerfile)(?:\..*)?$/i,
  /^(?:\.?mise\.toml|devbox\.json|flake\.nix|\.envrc|\.env\.test)$/,
];

/** What prepares tests, where tests lie. */
const PATHS: readonly RegExp[] = [
  /(?:^|\/)(?:tests?|specs?|__tests__|e2e)\/(?:setup|bootstrap|teardown|global[-_.]?setup|global[-_.]?teardown)\.[^/]+$/i,
  /(?:^|\/)(?:tests?|specs?)\/(?:[^/]+\/)*coverage[^/]*\.rb$/,
  /(?:^|\/)bin\/(?:phpunit|pest|rspec)$/,
];

/** Folders whose every file counts, wherever they stand. */
const FOLDERS = [
  '.mvn/',
  'gradle/wrapper/',
  'buildSrc/',
  'build-logic/',
  '.cargo/',
  '.config/',
  '.semgrep/',
  '.husky/',
  '.moon/',
  '.bundle/',
  '.yarn/releases/',
  '.yarn/plugins/',
  '.yarn/patches/',
  '.yarn/sdks/',
  'patches/',
];

/** How much of a file decides how things are measured. */
export type MeasuringPart = 'whole' | 'keys' | 'nothing';

/** Judges a path; those that a workflow names are known only from its text, see {@link isNamed}. */
export function measuringPart(path: string): MeasuringPart {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.startsWith('.github/')) return 'whole';
  if (isManifest(name)) return 'keys';
  const inside = FOLDERS.some((folder) => path.startsWith(folder) || path.includes(`/${folder}`));
  return inside || NAMES.some((form) => form.test(name)) || PATHS.some((form) => form.test(path)) ? 'whole' : 'nothing';
}
