/**
 * What a setting wanted to read, as the message of its schema's issues: names, not sentences, because sentences
 * belong to the catalogue of `yaml/` (`expected-…` in both languages).
 */
export const expectations = [
  'anything',
  'branch-pattern',
  'choice',
  'commit-pin',
  'control',
  'count',
  'country',
  'day',
  'duration',
  'flag',
  'glob',
  'identifier',
  'license-expression',
  'list',
  'login',
  'mapping',
  'metric',
  'moment',
  'name',
  'own-repository',
  'path',
  'pattern',
  'percentage',
  'period',
  'positive',
  'ratio',
  'repository',
  'role',
  'sha256',
  'some-of',
  'team',
  'text',
  'threshold',
  'time-of-day',
  'time-zone',
  'trailer',
  'version',
  'version-range',
  'workflow-pin',
  'working-days',
] as const;

/** Name of something that a setting expects. */
export type Expectation = (typeof expectations)[number];

/** The same name, checked: schemas take messages of any kind. */
export function expected(expectation: Expectation): Expectation {
  return expectation;
}
