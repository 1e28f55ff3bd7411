import type { EvidenceFormat } from '../format.ts';
import { JsonParser } from '../json/json-parser.ts';
import { hasKey } from '../sample.ts';
import { LlvmCovDocument } from './document.ts';

/** `llvm-cov export -format=text` (LLVM 5 and later), also of cargo-llvm-cov and Swift. */
export const llvmCovJson: EvidenceFormat<'coverage'> = {
  id: 'llvm-cov-json',
  kind: 'coverage',
  recognizes: (sample) =>
    hasKey(sample, 1, 'data') && (hasKey(sample, 5, 'segments') || /llvm\.coverage/.test(sample.text)),
  start: () => new JsonParser(new LlvmCovDocument()),
};
