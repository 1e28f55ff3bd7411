/** `node test/real-tools/generate.ts [PROJECT…]`: runs the real tools on the small projects here and keeps what they write. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { neutralise } from './neutralise.ts';

/** Shell lines by project, run in a copy of it; what ends up in `reports` is kept. The tools themselves are fetched or must be there. */
const commands: Readonly<Record<string, readonly string[]>> = {
  javascript: [
    'npm install --no-save --no-audit --no-fund --ignore-scripts vitest@3 @vitest/coverage-istanbul@3 @vitest/coverage-v8@3 c8@10 eslint@10 @microsoft/eslint-formatter-sarif@3',
    'npx vitest run --coverage --coverage.provider=istanbul',
    'npx vitest run --coverage --coverage.provider=v8 --coverage.reporter=lcovonly --coverage.reportsDirectory=reports/v8',
    'npx c8 --include="src/**" --reporter=lcovonly --reporter=cobertura --reports-dir=reports/c8 --temp-directory=.c8 node scripts/run.mjs',
    'npx eslint -f @microsoft/eslint-formatter-sarif -o reports/eslint.sarif src || true',
  ],
  python: [
    'python3 -m venv .venv && .venv/bin/pip install -q pytest pytest-cov semgrep',
    '.venv/bin/python -m pytest -q -p no:cacheprovider --cov=shop --cov-branch --cov-report=xml:reports/coverage.xml --cov-report=lcov:reports/coverage.lcov --cov-report=json:reports/coverage.json --junitxml=reports/junit.xml',
    'PATH=$PWD/.venv/bin:$PATH .venv/bin/semgrep scan --config semgrep.yml --metrics=off --disable-version-check --quiet --sarif -o reports/semgrep.sarif shop',
  ],
  go: [
    'go test -v -coverprofile=reports/cover.out ./... > reports/go-test.txt',
    'go run github.com/jstemmer/go-junit-report/v2@v2.1.0 < reports/go-test.txt > reports/junit.xml',
    'rm reports/go-test.txt',
  ],
  java: [
    'mvn -q -B test',
    'cp target/site/jacoco/jacoco.xml target/surefire-reports/TEST-com.example.shop.PriceTest.xml reports/',
  ],
  php: [
    'XDEBUG_MODE=coverage phpunit --coverage-clover reports/clover.xml --coverage-cobertura reports/cobertura.xml --log-junit reports/junit.xml',
    'phpcs --standard=PEAR --report=checkstyle src > reports/phpcs.xml || true',
  ],
};

const asked = process.argv.slice(2);
for (const [project, lines] of Object.entries(commands))
  if (asked.length === 0 || asked.includes(project)) keepReports(project, lines);

function keepReports(project: string, lines: readonly string[]): void {
  const home = join(import.meta.dirname, project);
  const folder = mkdtempSync(join(tmpdir(), `real-${project}-`));
  try {
    for (const part of ['base', 'change']) cpSync(join(home, part), folder, { recursive: true });
    mkdirSync(join(folder, 'reports'));
    for (const line of lines) execFileSync('sh', ['-c', line], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    rmSync(join(home, 'reports'), { recursive: true, force: true });
    cpSync(join(folder, 'reports'), join(home, 'reports'), { recursive: true });
    neutralise(join(home, 'reports'), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
