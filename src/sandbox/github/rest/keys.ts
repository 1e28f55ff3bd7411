import { presentDeployKey } from '../present/deploy-keys.ts';
import { listed } from './paging.ts';
import { inRepository, type Route } from './route.ts';

export const keyRoutes: readonly Route[] = [
  inRepository(
    'GET /repos/{owner}/{repo}/keys',
    'administration:read',
    (call) => listed(call, call.repository.deployKeys, (key) => presentDeployKey(call.world, call.repository, key)),
    'admin',
  ),
];
