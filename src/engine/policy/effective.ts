import type { Place, Reason } from '../facts/reason.ts';
import type { Language, Texts } from '../locales/texts.ts';
import type { People } from '../people/people.ts';

/** `block` holds the gate, `warn` is shown, `observe` is recorded, `off` is not evaluated. */
export type Enforcement = 'off' | 'observe' | 'warn' | 'block';

/** Where a value comes from, weakest first; `repository` is the repository's own file and may only tighten. */
export type LayerName = 'default' | 'baseline' | 'organization' | 'override' | 'repository';

/** The policy of one repository once every layer has had its say. */
export interface EffectivePolicy {
  readonly language: Language;
  readonly timezone: string;
  readonly people: People;
  /** Families in the order of the registry, `off` ones left out. */
  readonly families: readonly FamilyPolicy[];
  readonly waivers: WaiverPolicy;
  readonly emergency: EmergencyPolicy | null;
  readonly pages: PagePolicy;
  readonly evidence: EvidencePolicy;
  readonly report: ReportPolicy;
  /** Loosening attempts of the repository's own file, and text there that does not load: they fail that repository's check. */
  readonly refusals: readonly Refusal[];
  /** Layer of each value, by dotted path (`policies.coverage.project.minimum`). */
  readonly origins: ReadonlyMap<string, Origin>;
  /** SHA-256 of the effective content without waivers. */
  readonly digest: string;
}

/** One key under `policies:`. */
export interface FamilyPolicy {
  readonly family: string;
  readonly enforcement: Enforcement;
  /** `false`: the language knows the family, no rule judges it yet; shown as such, holds nothing. */
  readonly built: boolean;
  /** Keys of a built family that the policy sets and no rule judges yet. */
  readonly unbuiltParts?: readonly string[];
  /** Values by key of the family, defaults filled in. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Who may waive what and for how long; `maximumDuration` in milliseconds. */
export interface WaiverPolicy {
  readonly maximumDuration: number;
  readonly by: readonly string[];
  readonly never: readonly string[];
}

/** Who may turn one head green in an emergency, and how many people it takes. */
export interface EmergencyPolicy {
  readonly by: readonly string[];
  readonly people: number;
}

/** How the verdict is shown. */
export interface PagePolicy {
  /** `detailed`: one more check run for each family. */
  readonly checks: 'single' | 'detailed';
  /** Whether the page also stands in one comment that is edited in place. */
  readonly comment: boolean;
}

/** Measuring workflows that are believed, `owner/repository/path@commit`. */
export interface EvidencePolicy {
  readonly workflows: readonly string[];
}

/** The weekly report: `at` in minutes after midnight, shares in hundredths of a per cent; `null`: no objective. */
export interface ReportPolicy {
  readonly weekly: { readonly day: string; readonly at: number; readonly assignees: readonly string[] };
  readonly objectives: {
    readonly coverage: number | null;
    readonly deadlinesMet: number | null;
    readonly availability: number | null;
    readonly releasesPerWeek: number | null;
  };
  readonly production: {
    readonly environments: readonly string[];
    readonly bugLabels: readonly string[];
    readonly upptime: string | null;
  };
}

/** Layer of a value and the place where it is written; none for defaults. */
export interface Origin {
  readonly layer: LayerName;
  readonly at?: Place;
}

/** Something in a policy file that has no effect and must be repaired: reason from the policy's own catalogue unless a rule found it. */
export interface Refusal {
  readonly layer: LayerName;
  readonly reason: Reason;
  /** The texts of the rule that found it. */
  readonly texts?: Texts;
}
