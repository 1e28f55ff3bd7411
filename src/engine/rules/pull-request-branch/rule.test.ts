import { describeRule } from '../../../../test/support/describe-rule.ts';
import { pullRequestBranch } from './rule.ts';

const settings = { branch: { matches: '^(L[0-9]+|fix)[-/]' } };
const onBranch = (ref: string) => ({ change: { head: { ref, sha: '1'.repeat(40), repositoryId: 1, fork: false } } });

describeRule(pullRequestBranch, [
  { name: 'passes a name of the wanted form', settings, ...onBranch('L2-panier'), outcome: 'pass', reasons: [] },
  { name: 'fails another name', settings, ...onBranch('panier'), outcome: 'fail', reasons: ['unlike'] },
]);
