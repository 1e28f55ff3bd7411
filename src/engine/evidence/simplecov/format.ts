import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { hasKey } from '../sample.ts';
import { SimpleCovDocument } from './document.ts';

/** SimpleCov: `.resultset.json` with its suites, and `coverage.json` of the JSON formatters up to schema 1.1. */
export const simplecov: EvidenceFormat<'coverage'> = {
  id: 'simplecov',
  kind: 'coverage',
  recognizes: (sample) =>
    hasKey(sample, 2, 'simplecov_version') ||
    (hasKey(sample, 2, 'coverage') && !hasKey(sample, 1, 'source_files') && !hasKey(sample, 1, 'files')),
  start: () => new JsonParser(new SimpleCovDocument()),
};
