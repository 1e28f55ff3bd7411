import { analysis } from './analysis.ts';
import { attestation } from './attestation.ts';
import { changelog } from './changelog.ts';
import { coverage } from './coverage.ts';
import type { CriterionType } from './criterion.ts';
import { document } from './document.ts';
import { files } from './files.ts';
import { linkedChanges } from './linked-changes.ts';
import { load } from './load.ts';
import { openapi } from './openapi.ts';
import { review } from './review.ts';
import { sbom } from './sbom.ts';
import { secrets } from './secrets.ts';
import { tests } from './tests.ts';
import { ticket } from './ticket.ts';

/** Every kind of criterion by its `type`; a new one is a file and a line here. */
export const criterionTypes = {
  secrets,
  review,
  ticket,
  files,
  document,
  openapi,
  coverage,
  tests,
  analysis,
  load,
  sbom,
  changelog,
  'linked-changes': linkedChanges,
  attestation,
} satisfies Readonly<Record<string, CriterionType>>;
