import { describeRule } from '../../../../test/support/describe-rule.ts';
import { pullRequestTitle } from './rule.ts';

const settings = { title: { matches: '^(feat|fix)(\\(.+\\))?: .+' } };

describeRule(pullRequestTitle, [
  {
    name: 'passes a title of the wanted form',
    settings,
    change: { title: 'feat(cart): v2' },
    outcome: 'pass',
    reasons: [],
  },
  { name: 'fails another title', settings, change: { title: 'Cart v2' }, outcome: 'fail', reasons: ['unlike'] },
  { name: 'fails an empty title', settings, change: { title: '' }, outcome: 'fail', reasons: ['unlike'] },
  { name: 'fails a form that only stands further on', settings, change: { title: 'x feat: y' }, outcome: 'fail' },
]);
