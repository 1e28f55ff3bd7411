import { describeRule } from '../../../../test/support/describe-rule.ts';
import { pullRequestDescription } from './rule.ts';

const asked = (wanted: object, body: string) => ({ settings: { description: wanted }, change: { body } });

describeRule(pullRequestDescription, [
  { name: 'passes exactly at the minimum', ...asked({ 'minimum-length': 5 }, '12345'), outcome: 'pass' },
  {
    name: 'fails one character below',
    ...asked({ 'minimum-length': 5 }, '1234'),
    outcome: 'fail',
    reasons: ['too-short'],
  },
  {
    name: 'does not count what only the author sees',
    ...asked({ 'minimum-length': 5 }, '<!-- a long comment -->\n'),
    outcome: 'fail',
  },
  {
    name: 'finds a section whatever its letter case',
    ...asked({ sections: ['Why'] }, '## WHY\n\nBecause.'),
    outcome: 'pass',
  },
  {
    name: 'misses a section',
    ...asked({ sections: ['Why'] }, '## What\n\nThis.'),
    outcome: 'fail',
    reasons: ['section-missing'],
  },
  {
    name: 'refuses an empty section',
    ...asked({ sections: ['Why'] }, '## Why\n\n## What\n\nThis.'),
    outcome: 'fail',
    reasons: ['section-empty'],
  },
  {
    name: 'refuses a section that holds only a comment',
    ...asked({ sections: ['Why'] }, '## Why\n\n<!-- say why -->\n'),
    outcome: 'fail',
    reasons: ['section-empty'],
  },
  {
    name: 'is not fooled by a heading in a comment',
    ...asked({ sections: ['Why'] }, '<!--\n## Why\nx\n-->\n'),
    outcome: 'fail',
    reasons: ['section-missing'],
  },
  {
    name: 'is not fooled by a heading in a code block',
    ...asked({ sections: ['Why'] }, '```\n## Why\nx\n```\n'),
    outcome: 'fail',
    reasons: ['section-missing'],
  },
  {
    name: 'counts what stands below deeper headings',
    ...asked({ sections: ['Why'] }, '# Why\n\n## Cost\n\nLess.'),
    outcome: 'pass',
  },
  {
    name: 'refuses forbidden text in any letter case',
    ...asked({ forbidden: ['à compléter'] }, 'À  COMPLÉTER'),
    outcome: 'fail',
    reasons: ['forbidden'],
  },
  {
    name: 'reads a description of ten thousand nested quotations',
    ...asked({ 'minimum-length': 5 }, `${'>'.repeat(10_000)} 12345`),
    outcome: 'pass',
  },
]);
