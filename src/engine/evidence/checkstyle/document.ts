import type { Finding, FindingLevel } from '../../facts/analysis.ts';
import { type AnalysisReport, MAX_FINDINGS, MAX_MESSAGE } from '../analysis/report.ts';
import type { Parsed } from '../bytes/problem.ts';
import type { XmlDocument } from '../xml/xml-parser.ts';
import { type XmlTag, attribute } from '../xml/xml-tag.ts';

const [ERROR, FILE] = [0, 1] as const;
const NAME = attribute('name');
const VERSION = attribute('version');
const LINE = attribute('line');
const SEVERITY = attribute('severity');
const MESSAGE = attribute('message');
const SOURCE = attribute('source');

const LEVELS: Readonly<Record<string, FindingLevel>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  ignore: 'none',
};

/** One run of an unnamed tool; the format has no word for a run that failed. A rule is empty where the tool names none, as PHPStan before 1.11. */
export class CheckstyleDocument implements XmlDocument<AnalysisReport> {
  readonly names = ['error', 'file'];
  readonly #findings: Finding[] = [];
  #path = '';
  #version = '';

  open(tag: XmlTag): void {
    if (tag.depth === 1) this.#version = tag.text(VERSION) ?? '';
    else if (tag.name === FILE) this.#path = tag.text(NAME) ?? '';
    else if (tag.name === ERROR && tag.parent() === FILE && this.#findings.length <= MAX_FINDINGS) this.#add(tag);
  }

  finish(): Parsed<AnalysisReport> {
    if (this.#findings.length > MAX_FINDINGS) return { ok: false, problem: { key: 'too-many', detail: 'findings' } };
    const run = { tool: 'checkstyle', version: this.#version, rules: [], findings: this.#findings, notifications: [] };
    return { ok: true, value: { runs: [run], warnings: [] } };
  }

  #add(tag: XmlTag): void {
    const severity = tag.text(SEVERITY) ?? 'error';
    this.#findings.push({
      rule: tag.text(SOURCE) ?? '',
      level: (Object.hasOwn(LEVELS, severity) ? LEVELS[severity] : undefined) ?? 'error',
      path: this.#path,
      line: tag.line(LINE),
      message: (tag.text(MESSAGE) ?? '').slice(0, MAX_MESSAGE),
      tags: [],
      fingerprints: {},
    });
  }
}
