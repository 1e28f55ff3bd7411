import { expect, test } from 'vitest';

import { changedFile } from '../support/facts.ts';
import { judgeFamily } from '../support/judge-family.ts';

const settings = { tests: { 'minimum-total': 1 } };
const outcome = (path: string): unknown =>
  judgeFamily({ family: 'analysis', settings, evidence: {}, files: [changedFile({ path, status: 'added' })] }).outcome;

test.each(['src/readme', 'bin/license', 'docs/pay.coffee.md', 'src/icon.svg', 'src/page.mdx', 'src/authors.txt'])(
  'a program is asked for its tests, though it is called like a page: %s',
  (path) => {
    expect(outcome(path)).not.toBe('not-applicable');
  },
);

test.each(['README.md', 'LICENSE', 'changelog.txt', 'docs/guide.fr.md', 'docs/screen.PNG'])(
  'a page is asked for none: %s',
  (path) => {
    expect(outcome(path)).toBe('not-applicable');
  },
);
