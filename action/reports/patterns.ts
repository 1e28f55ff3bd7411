/**
 * The names that common tools give their reports, at any depth. A name only says where to look: of these files only
 * those count whose content is a report.
 */
export const commonNames: readonly string[] = [
  // lcov: vitest, jest, c8, karma, flutter, gcov
  '**/lcov.info',
  '**/*.lcov',
  '**/lcov*.info',
  // Cobertura: coverlet, pytest-cov, gcovr, phpunit, istanbul
  '**/*cobertura*.xml',
  '**/coverage*.xml',
  // JaCoCo and Kover
  '**/jacoco*.xml',
  '**/kover/*.xml',
  // Clover: phpunit, istanbul, Atlassian
  '**/clover*.xml',
  '**/*.clover',
  // go test -coverprofile
  '**/cover*.out',
  '**/*.coverprofile',
  '**/coverage.txt',
  // istanbul, coverage.py, SimpleCov, llvm-cov, gcovr, coveralls
  '**/coverage*.json',
  '**/.resultset.json',
  '**/llvm-cov*.json',
  '**/gcov*.json',
  // OpenCover, dotCover, Scoverage, Sonar generic, xccov
  '**/*opencover*.xml',
  '**/dotcover*.xml',
  '**/scoverage.xml',
  '**/sonar*.xml',
  '**/xccov*.json',
  // JUnit: surefire, gradle, jest-junit, pytest, phpunit, rspec, gotestsum
  '**/*junit*.xml',
  '**/TEST-*.xml',
  '**/test-{results,reports}/**/*.xml',
  '**/{surefire,failsafe}-reports/*.xml',
  '**/{test,tests}-{result,results,report}.xml',
  '**/rspec*.xml',
  // SARIF, and Checkstyle: eslint, phpstan, phpcs, checkstyle
  '**/*.sarif',
  '**/*.sarif.json',
  '**/*checkstyle*.xml',
  '**/phpstan*.xml',
  '**/phpcs*.xml',
  '**/eslint*.xml',
  // k6 and Lighthouse
  '**/*k6*.json',
  '**/lhr-*.json',
  '**/*lighthouse*.json',
];
