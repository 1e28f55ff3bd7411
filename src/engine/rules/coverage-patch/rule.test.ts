import { delivered } from '../../../../test/support/delivered.ts';
import { describeRule } from '../../../../test/support/describe-rule.ts';
import { coveragePatch } from './rule.ts';

const settings = { perimeter: ['src/**'], patch: { minimum: '80%' } };
const files = ['src/a.ts'];
const unit = (covered: string, uncovered: string, more: object = {}) => ({
  name: 'unit',
  coverage: { 'src/a.ts': { covered, uncovered, ...more } },
});
const changed = (lines: string, more: object = {}) => ({ 'src/a.ts': { changed: lines, lines: 200, ...more } });

describeRule(coveragePatch, [
  {
    name: 'passes exactly at the minimum',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-8', '9-10')], changes: changed('1-10') }),
    outcome: 'pass',
    reasons: ['patch-reached'],
    marks: [{ path: 'src/a.ts', line: 9, endLine: 10 }],
  },
  {
    name: 'fails one line below',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-7', '8-10')], changes: changed('1-10') }),
    outcome: 'fail',
    reasons: ['patch-below'],
  },
  {
    name: 'looks at changed lines only',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-10', '11-90')], changes: changed('1-10') }),
    outcome: 'pass',
  },
  {
    name: 'says so when there is nothing to cover',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-8', '')], changes: changed('50', { code: '' }) }),
    outcome: 'pass',
    reasons: ['patch-nothing'],
  },
  {
    name: 'counts a new file that no report names as uncovered',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-8', '')], changes: { 'src/new.ts': { new: true, changed: '1-9' } } }),
    outcome: 'fail',
    reasons: ['patch-below', 'untested-file'],
  },
  {
    name: 'is not verifiable when reports leave out most of the changed code of a language',
    settings,
    files,
    ...delivered({ deliveries: [unit('1-3', '')], changes: changed('1-15') }),
    outcome: 'undetermined',
    reasons: ['patch-reached', 'without-record'],
  },
  {
    name: 'takes what the policy says reports of a language leave out',
    settings: { ...settings, patch: { minimum: '80%', 'without-record': { extensions: { ts: '80%' } } } },
    files,
    ...delivered({ deliveries: [unit('1-3', '')], changes: changed('1-15') }),
    outcome: 'pass',
  },
  {
    name: 'counts the rest of a file as uncovered when hardly a line has a record',
    settings,
    files,
    ...delivered({ deliveries: [unit('1', '')], changes: changed('1-20') }),
    outcome: 'fail',
    reasons: ['patch-below', 'without-record', 'sparse-file'],
  },
  {
    name: 'does not believe one hit on a long line',
    settings,
    files,
    ...delivered({ deliveries: [unit('1', '')], changes: changed('1', { long: '1' }) }),
    outcome: 'fail',
    reasons: ['patch-below', 'heavy-lines', 'long-line'],
  },
  {
    name: 'believes a long line of which every branch was taken',
    settings,
    files,
    ...delivered({ deliveries: [unit('1', '', { branches: { 1: '4/4' } })], changes: changed('1', { long: '1' }) }),
    outcome: 'pass',
  },
  {
    name: 'does not believe a long line of which some branches were taken',
    settings,
    files,
    ...delivered({ deliveries: [unit('1', '', { branches: { 1: '3/4' } })], changes: changed('1', { long: '1' }) }),
    outcome: 'fail',
  },
  {
    name: 'holds branches of changed lines against their minimum',
    settings: { ...settings, patch: { branches: '60%' } },
    files,
    ...delivered({ deliveries: [unit('1-9', '', { branches: { 1: '1/2', 9: '8/8' } })], changes: changed('1-3') }),
    outcome: 'fail',
    reasons: ['patch-branches-below'],
  },
  {
    name: 'is not verifiable when branches are asked for and none were measured',
    settings: { ...settings, patch: { branches: '60%' } },
    files,
    ...delivered({ deliveries: [unit('1-9', '')], changes: changed('1-3') }),
    outcome: 'undetermined',
    reasons: ['patch-branches-unknown'],
  },
]);
