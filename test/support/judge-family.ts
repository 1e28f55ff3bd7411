import type { ChangedFile } from '../../src/engine/facts/file.ts';
import { rules } from '../../src/engine/rules/index.ts';
import type { Outcome, RuleVerdict } from '../../src/engine/verdict/verdict.ts';
import { delivered, type EvidenceWritten } from './delivered.ts';
import { judged } from './judging.ts';

/** What a test says of a family and its evidence. */
export interface FamilyCase {
  readonly family: 'coverage' | 'analysis';
  /** As a policy writes them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly files?: readonly (ChangedFile | string)[];
  readonly evidence: EvidenceWritten;
  readonly judgedAt?: string;
}

/** What a family of real rules comes to. */
export interface FamilyAnswer {
  readonly outcome: Outcome;
  readonly rules: readonly RuleVerdict[];
  /** Keys of the reasons of all rules that hold, each once. */
  readonly why: readonly string[];
}

/** How the family `coverage` comes out on some evidence: its outcome, then why. */
export function coverageJudge(
  settings: FamilyCase['settings'],
): (evidence: EvidenceWritten, files?: NonNullable<FamilyCase['files']>) => readonly string[] {
  return (evidence, files) => {
    const told = { family: 'coverage', settings, evidence } as const;
    const { outcome, why } = judgeFamily(files === undefined ? told : { ...told, files });
    return [outcome, ...why];
  };
}

/** Judges one family by all of its rules, as the App does, on evidence in the words of the scenario language. */
export function judgeFamily({ family, settings, files = ['src/a.ts'], evidence, judgedAt }: FamilyCase): FamilyAnswer {
  const own = rules.filter(({ id }) => id.startsWith(`${family}/`));
  const known = Object.fromEntries(own.flatMap((rule) => Object.entries(rule.settings)));
  const values = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, known[key]?.schema.parse(value) as unknown]),
  );
  const time = judgedAt === undefined ? {} : { judgedAt };
  const verdict = judged({
    rules: own,
    families: [{ family, enforcement: 'block', built: true, settings: values }],
    told: { files, ...delivered(evidence), ...time },
  });
  const [answer] = verdict.families;
  const holding = (answer?.rules ?? []).filter(({ outcome }) => ['fail', 'undetermined', 'waiting'].includes(outcome));
  const why = [...new Set(holding.flatMap(({ reasons }) => reasons.map(({ key }) => key)))];
  return { outcome: answer?.outcome ?? 'not-applicable', rules: answer?.rules ?? [], why };
}
