import type { AnalysisRun } from '../../facts/analysis.ts';
import { type AnalysisReport, MAX_FINDINGS, MAX_MESSAGE } from '../analysis/report.ts';
import type { Parsed } from '../bytes/problem.ts';
import { WarningLog } from '../bytes/warning-log.ts';
import { type JsonNode, entries, flag, items, number, object, text, tuple } from '../json/json-node.ts';
import type { JsonDocument } from '../json/json-parser.ts';
import {
  type RawReference,
  type RawRule,
  emptyExtension,
  emptyNotification,
  emptyOverride,
  emptyResult,
  emptyRule,
  emptyRun,
  levelOf,
} from './raw-run.ts';
import { resolveRun } from './resolve-run.ts';

/** Rules, artifacts, notifications and results together. */
const MAX_ENTRIES = 500_000;
const MAX_NAMES = 50;

/** Gathers each run as written and resolves it when it ends: rules and artifacts may follow the results that name them. */
export class SarifDocument implements JsonDocument<AnalysisReport> {
  readonly #log = new WarningLog();
  readonly #runs: AnalysisRun[] = [];
  #run = emptyRun();
  #rule = emptyRule();
  #extension = emptyExtension();
  #override = emptyOverride();
  #notification = emptyNotification();
  #result = emptyResult();
  #artifact = '';
  #version = '';
  #findings = 0;
  #entries = 0;
  readonly root: JsonNode;

  constructor() {
    const artifact = object({ location: object({ uri: text((uri) => (this.#artifact = uri)) }) }, () =>
      this.#closeArtifact(),
    );
    const run = object(
      {
        tool: object({
          driver: this.#driver(),
          extensions: items(this.#extensionNode()),
        }),
        // `null`: the tool did not look for anything (§3.14.23).
        results: { ...items(this.#resultNode()), scalar: () => void this.#run.outcomes.push(false) },
        invocations: items(this.#invocation()),
        artifacts: items(artifact),
      },
      () => this.#closeRun(),
    );
    this.root = object({ version: text((version) => (this.#version = version)), runs: items(run) });
  }

  finish(): Parsed<AnalysisReport> {
    if (this.#version !== '2.1.0') return { ok: false, problem: { key: 'malformed', detail: 'version' } };
    if (this.#findings > MAX_FINDINGS || this.#entries > MAX_ENTRIES)
      return { ok: false, problem: { key: 'too-many', detail: 'findings' } };
    return { ok: true, value: { runs: this.#runs, warnings: this.#log.list() } };
  }

  #driver(): JsonNode {
    return object({
      name: text((name) => (this.#run.tool = name)),
      version: text((version) => (this.#run.version = version)),
      semanticVersion: text((version) => (this.#run.version ||= version)),
      rules: this.#rules(() => this.#run.driverRules),
    });
  }

  #extensionNode(): JsonNode {
    const name = text((written) => (this.#extension.name = written));
    return object({ name, rules: this.#rules(() => this.#extension.rules) }, () => {
      if (this.#admits()) this.#run.extensions.push(this.#extension);
      this.#extension = emptyExtension();
    });
  }

  #invocation(): JsonNode {
    const notifications = items(this.#notificationNode());
    const configuration = object({
      enabled: flag((enabled) => (this.#override.enabled = enabled)),
      level: text((level) => (this.#override.level = level)),
    });
    const override = object({ descriptor: reference(() => this.#override), configuration }, () => {
      if (this.#admits()) this.#run.overrides.push(this.#override);
      this.#override = emptyOverride();
    });
    return object({
      executionSuccessful: flag((fine) => void this.#run.outcomes.push(fine)),
      toolExecutionNotifications: notifications,
      toolConfigurationNotifications: notifications,
      ruleConfigurationOverrides: items(override),
    });
  }

  #notificationNode(): JsonNode {
    const words = text((message) => (this.#notification.message = message.slice(0, MAX_MESSAGE)));
    const location = this.#location(() => this.#notification);
    return object(
      {
        descriptor: object({ id: text((id) => (this.#notification.id = id)) }),
        level: text((level) => (this.#notification.level = level)),
        message: object({ text: words }),
        locations: tuple((index) => (index === 0 ? location : undefined)),
      },
      () => {
        const isGrave = levelOf(this.#notification.level) === 'error';
        if (isGrave && this.#admits()) this.#run.notifications.push(this.#notification);
        this.#notification = emptyNotification();
      },
    );
  }

  #rules(list: () => RawRule[]): JsonNode {
    const tags = items(text((tag) => void (this.#rule.tags.length < MAX_NAMES && this.#rule.tags.push(tag))));
    const fields = {
      id: text((id) => (this.#rule.id = id)),
      defaultConfiguration: object({
        level: text((level) => (this.#rule.level = level)),
        enabled: flag((enabled) => (this.#rule.enabled = enabled)),
      }),
      properties: object({ tags }),
    };
    return items(
      object(fields, () => {
        if (this.#admits()) list().push(this.#rule);
        this.#rule = emptyRule();
      }),
    );
  }

  #resultNode(): JsonNode {
    const message = text((words) => (this.#result.message = words.slice(0, MAX_MESSAGE)));
    const fingerprints = this.#fingerprints();
    const location = this.#location(() => this.#result);
    return object(
      {
        ruleId: text((id) => (this.#result.rule.id = id)),
        ruleIndex: number((index) => (this.#result.rule.index = index)),
        rule: reference(() => this.#result.rule),
        level: text((level) => (this.#result.level = level)),
        kind: text((kind) => (this.#result.kind = kind)),
        baselineState: text((state) => (this.#result.isGone = state === 'absent')),
        message: object({ text: message }),
        locations: tuple((index) => (index === 0 ? location : undefined)),
        suppressions: items(this.#suppression()),
        fingerprints,
        partialFingerprints: fingerprints,
      },
      () => this.#closeResult(),
    );
  }

  #location(of: () => { uri: string | undefined; artifactIndex: number | undefined; line?: number }): JsonNode {
    const artifactLocation = object({
      uri: text((uri) => (of().uri = uri)),
      index: number((index) => (of().artifactIndex = index)),
    });
    const region = object({
      startLine: number((line) => (of().line = Number.isInteger(line) && line > 0 ? line : 0)),
    });
    return object({ physicalLocation: object({ artifactLocation, region }) });
  }

  /** Only an accepted suppression suppresses; one without a status is accepted (§3.35.3). */
  #suppression(): JsonNode {
    return object({
      kind: text((kind) => (this.#result.suppression = kind === 'inSource' ? 'in-source' : 'external')),
      status: text((status) => (this.#result.suppressionHolds &&= status === 'accepted')),
    });
  }

  #fingerprints(): JsonNode {
    return entries((name) =>
      Object.keys(this.#result.fingerprints).length < MAX_NAMES && name !== '__proto__'
        ? text((value) => (this.#result.fingerprints[name] = value))
        : undefined,
    );
  }

  #closeArtifact(): void {
    if (this.#admits()) this.#run.artifacts.push(this.#artifact);
    this.#artifact = '';
  }

  #closeResult(): void {
    // What only an earlier run found is told as well (§3.27.24).
    if (!this.#result.isGone) this.#keepResult();
    this.#result = emptyResult();
  }

  #keepResult(): void {
    this.#findings += 1;
    if (this.#findings <= MAX_FINDINGS && this.#admits()) this.#run.results.push(this.#result);
  }

  #closeRun(): void {
    this.#runs.push(resolveRun(this.#run, this.#log));
    this.#run = emptyRun();
  }

  #admits(): boolean {
    this.#entries += 1;
    return this.#entries <= MAX_ENTRIES;
  }
}

/** A rule's name (§3.52); what stands beside the reference wins. */
function reference(of: () => RawReference): JsonNode {
  return object({
    id: text((id) => (of().id ??= id)),
    index: number((index) => (of().index ??= index)),
    toolComponent: object({
      index: number((index) => (of().extension = index)),
      name: text((name) => (of().extension ??= name)),
    }),
  });
}
