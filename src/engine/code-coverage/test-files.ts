const FOLDERS = /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|cypress|testdata|fixtures)\//i;
const NAMES =
  /(?:^|\/)(?:[^/]+[._-](?:test|tests|spec|cy)\.[a-z]+|test_[^/]+\.py|conftest\.py|[^/]+(?:Tests?|IT|Spec)\.(?:java|kt|scala|groovy|php|cs|swift))$/;

/** Whether a path is where the usual runners look for tests: code that tests, and is not itself to be covered. */
export function isTestFile(path: string): boolean {
  return FOLDERS.test(path) || NAMES.test(path);
}
