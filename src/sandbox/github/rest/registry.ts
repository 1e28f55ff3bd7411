import { actionRoutes } from './actions.ts';
import { appRoutes } from './app.ts';
import { artifactRoutes } from './artifacts.ts';
import { checkRoutes } from './checks.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { deliveryRoutes } from './deliveries.ts';
import { deploymentRoutes } from './deployments.ts';
import { gitRoutes } from './git.ts';
import { issueRoutes } from './issues.ts';
import { keyRoutes } from './keys.ts';
import { labelRoutes } from './labels.ts';
import { metaRoutes } from './meta.ts';
import { organizationRoutes } from './organizations.ts';
import { pullRoutes } from './pulls.ts';
import { repositoryRoutes } from './repositories.ts';
import { reviewRoutes } from './reviews.ts';
import type { Route } from './route.ts';
import { ruleRoutes } from './rules.ts';

/** Every REST topic of the fake; a new one is a file and a line here. */
export const routes: readonly Route[] = [
  ...actionRoutes,
  ...appRoutes,
  ...artifactRoutes,
  ...checkRoutes,
  ...commentRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...deliveryRoutes,
  ...deploymentRoutes,
  ...gitRoutes,
  ...issueRoutes,
  ...keyRoutes,
  ...labelRoutes,
  ...metaRoutes,
  ...organizationRoutes,
  ...pullRoutes,
  ...repositoryRoutes,
  ...reviewRoutes,
  ...ruleRoutes,
];
