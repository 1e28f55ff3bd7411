import { applications } from './applications.ts';
import { artificialIntelligence } from './artificial-intelligence.ts';
import { cloud } from './cloud.ts';
import { developerServices } from './developer-services.ts';
import { documents } from './documents.ts';
import { type Format, formatsOf, type Vendor } from './format.ts';
import { hosting } from './hosting.ts';
import { identity } from './identity.ts';
import { messaging } from './messaging.ts';
import { operations } from './operations.ts';
import { payments } from './payments.ts';
import { businessServices } from './services-business.ts';
import { dataServices } from './services-data.ts';
import { moreServices } from './services-more.ts';
import { smallServices } from './small-services.ts';
import { sourceHosts } from './source-hosts.ts';

const vendors: readonly Vendor[] = [
  ...sourceHosts,
  ...cloud,
  ...hosting,
  ...artificialIntelligence,
  ...messaging,
  ...payments,
  ...operations,
  ...identity,
  ...applications,
  ...developerServices,
  ...smallServices,
];

/** Every form of secret that ships, a line a group. */
export const catalogue: readonly Format[] = [
  ...vendors.flatMap((vendor) => formatsOf(vendor)),
  ...dataServices,
  ...businessServices,
  ...moreServices,
  ...documents,
];
