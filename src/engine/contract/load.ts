import type { Reason } from '../facts/reason.ts';
import type { Language } from '../locales/texts.ts';
import { issueReasons, MOST_PROBLEMS } from '../yaml/issues.ts';
import { member, type Node, parseYaml, plain } from '../yaml/yaml.ts';
import { crossProblems } from './cross-checks.ts';
import { type Contract, contractDocument } from './fields.ts';

/** A contract, or what is wrong with it: keys of `contractTexts` with their places, to be told in `language`. */
export type LoadedContract =
  | { readonly ok: true; readonly contract: Contract }
  | { readonly ok: false; readonly problems: readonly Reason[]; readonly language: Language };

/** Loads a `contracts/*.yml` of the control repository; `file` is the path that places name. Never throws. */
export function loadContract(source: string | Uint8Array, file: string): LoadedContract {
  const parsed = parseYaml(source, file);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem], language: 'en' };
  const { root } = parsed;
  const { schema } = contractDocument;
  const read = schema.safeParse(plain(root));
  if (!read.success) {
    const problems = issueReasons(read.error.issues, { node: root, schema, path: [] });
    return { ok: false, problems: problems.slice(0, MOST_PROBLEMS), language: languageOf(root) };
  }
  const contract = read.data;
  const problems = crossProblems(contract, root).slice(0, MOST_PROBLEMS);
  return problems.length === 0 ? { ok: true, contract } : { ok: false, problems, language: contract.language };
}

/** Even a contract that does not load is told about in its own language. */
function languageOf(root: Node): Language {
  const written = member(root, 'language');
  return written?.kind === 'scalar' && written.value === 'fr' ? 'fr' : 'en';
}
