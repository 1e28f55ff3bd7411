/** A way to measure that the reusable workflow offers, and the small shop that it is tried on. */
export interface Way {
  readonly name: string;
  /** The workflow's input. */
  readonly tool: string;
  /** The folder here whose sources are measured. */
  readonly language: string;
  /** Shell lines that stand for the steps before: `$TOOLS` is a folder whose `bin` comes first, the rest is what a repository has. */
  readonly prepare: readonly string[];
  /** Shell lines whose first output lines tell the versions. */
  readonly versions: readonly string[];
}

const vitest = ['node_modules/.bin/vitest --version'];
const npmLock = 'npm install --package-lock-only --no-audit --no-fund';
const corepack = 'npm install --silent --no-audit --no-fund --prefix "$TOOLS/corepack" corepack@0.34.0';
const viaCorepack = (manager: string): string => `"$TOOLS/corepack/node_modules/.bin/corepack" ${manager}`;
const venv = 'python3 -m venv "$TOOLS" && "$TOOLS/bin/python" -m pip install --quiet --upgrade pip';
const pytest = ['python -m pytest --version', 'python -m coverage --version'];
/** The tests of another runner take the place of those for vitest. */
const testsFrom = (folder: string): string => `rm -rf test vitest.config.js && mv ${folder} test`;

/** The PHPUnit of this machine, as the package that Composer installs. */
const installedPhpunit = [
  `mkdir "$TOOLS/phpunit" && cd "$TOOLS/phpunit"
   printf '{ "name": "phpunit/phpunit", "version": "9.6.0", "bin": ["phpunit"] }' > composer.json
   printf '#!/bin/sh\nexec "%s" "$@"\n' "$(command -v phpunit)" > phpunit && chmod +x phpunit`,
  `composer --no-interaction config repositories.here path "$TOOLS/phpunit" && composer --no-interaction config repositories.packagist.org false`,
];

export const ways: readonly Way[] = [
  { name: 'npm-vitest', tool: 'node', language: 'javascript', prepare: [npmLock], versions: vitest },
  {
    name: 'npm-jest',
    tool: 'node',
    language: 'javascript',
    prepare: [testsFrom('jest-test'), npmLock],
    versions: ['node_modules/.bin/jest --version'],
  },
  {
    name: 'npm-c8',
    tool: 'node',
    language: 'javascript',
    prepare: [testsFrom('node-test'), npmLock],
    versions: ['node_modules/.bin/c8 --version'],
  },
  {
    name: 'npm-script',
    tool: 'node',
    language: 'javascript',
    prepare: [testsFrom('node-test'), npmLock],
    versions: ['node_modules/.bin/c8 --version'],
  },
  {
    name: 'pnpm',
    tool: 'node',
    language: 'javascript',
    prepare: [corepack, `${viaCorepack('pnpm')} install --lockfile-only`],
    versions: [...vitest, 'pnpm --version'],
  },
  {
    name: 'yarn-classic',
    tool: 'node',
    language: 'javascript',
    prepare: [corepack, `${viaCorepack('yarn')} install --ignore-scripts && rm -rf node_modules`],
    versions: [...vitest, 'yarn --version'],
  },
  {
    name: 'yarn-berry',
    tool: 'node',
    language: 'javascript',
    prepare: [corepack, `${viaCorepack('yarn')} install --mode=update-lockfile`],
    versions: ['yarn vitest --version', 'yarn --version'],
  },
  { name: 'python-project', tool: 'python', language: 'python', prepare: [venv], versions: pytest },
  { name: 'python-requirements', tool: 'python', language: 'python', prepare: [venv], versions: pytest },
  { name: 'maven', tool: 'java-maven', language: 'java', prepare: [], versions: ['mvn --version'] },
  { name: 'gradle', tool: 'java-gradle', language: 'java', prepare: ['rm pom.xml'], versions: ['gradle --version'] },
  { name: 'go', tool: 'go', language: 'go', prepare: [], versions: ['go version'] },
  {
    name: 'phpunit',
    tool: 'php',
    language: 'php',
    prepare: installedPhpunit,
    versions: ['vendor/bin/phpunit --version', 'php --version'],
  },
  {
    name: 'rspec',
    tool: 'ruby',
    language: 'ruby',
    prepare: ['bundle lock --local'],
    versions: ['ruby --version', 'bundle exec rspec --version'],
  },
  { name: 'minitest', tool: 'ruby', language: 'ruby', prepare: ['bundle lock --local'], versions: ['ruby --version'] },
];
