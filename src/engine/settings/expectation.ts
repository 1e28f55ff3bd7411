/**
 * What a setting wanted to read, as the message of its schema's issues: names, not sentences, because sentences
 * belong to the catalogue of `yaml/` (`expected-…` in both languages).
 */
export const expectations = [
  'anything',
  'choice',
  'commit-pin',
  'count',
  'duration',
  'flag',
  'glob',
  'list',
  'login',
  'mapping',
  'moment',
  'name',
  'pattern',
  'percentage',
  'ratio',
  'repository',
  'role',
  'team',
  'text',
  'time-of-day',
  'time-zone',
  'version',
  'workflow-pin',
] as const;

/** Name of something that a setting expects. */
export type Expectation = (typeof expectations)[number];

/** The same name, checked: schemas take messages of any kind. */
export function expected(expectation: Expectation): Expectation {
  return expectation;
}
