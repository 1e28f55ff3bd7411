import type { EvidenceFormat } from '../format.ts';
import { GoCoverParser } from './parser.ts';

/** Go coverage profiles (`go test -coverprofile`, golang.org/x/tools/cover). */
export const gocover: EvidenceFormat<'coverage'> = {
  id: 'gocover',
  kind: 'coverage',
  recognizes: ({ text }) => /^\s*mode: (?:set|count|atomic)\s/.test(text),
  start: () => new GoCoverParser(),
};
