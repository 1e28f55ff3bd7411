import { typeset } from '../../engine/locales/typeset.ts';
import { KIND_NAMES, type Language } from '../../engine/secrets/catalogue/kind-names.ts';
import { counts, type Gap, type PlacedFinding, type ScanReport } from '../report.ts';
import { scanTexts } from '../texts.ts';

/** Names of files are not trusted: controls and characters that turn or hide text are shown as a dot. */
const shown = (name: string): string => name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·');

const at = ({ path, commit }: { readonly path: string; readonly commit?: string }): string =>
  shown(commit === undefined ? path : `${path} (${commit.slice(0, 12)})`);

/** What a text says of something: "not read: too large". */
const about = (what: string, text: string, language: Language): string =>
  typeset(`${what}${language === 'fr' ? ' ' : ''}: ${text}`, language);

const finding = (found: PlacedFinding, language: Language): string => {
  const texts = scanTexts[language];
  const kind = KIND_NAMES[language][found.kind];
  const notes = [
    ...(found.demoted === undefined ? [] : [about(texts.likelyNot, texts.demoted[found.demoted], language)]),
    ...(found.known === true ? [texts.known] : []),
    ...(found.state === undefined || !counts(found) ? [] : [texts.at[found.state]]),
    ...(counts(found) && found.revoke !== '' ? [about(texts.replaceAt, found.revoke, language)] : []),
  ];
  const place = `${at(found)}:${String(found.line)}:${String(found.column)}`;
  return [
    `${place}  ${shown(found.vendor)}, ${kind}  ${shown(found.redacted)}`,
    ...notes.map((note) => `    ${note}`),
  ].join('\n');
};

const gap = (missed: Gap, language: Language): string => {
  const texts = scanTexts[language];
  return `${at(missed)}  ${about(texts.notRead, texts.gaps[missed.reason], language)}`;
};

/** Writes a report for people: what counts first, then what likely does not, then what was not read. */
export const asText = (report: ScanReport, language: Language): string => {
  const texts = scanTexts[language];
  const counted = report.findings.filter((found) => counts(found));
  const others = report.findings.filter((found) => !counts(found));
  const summary = report.findings.length === 0 ? texts.none : texts.found(counted.length, others.length);
  const lines = [
    ...[...counted, ...others].map((found) => finding(found, language)),
    ...report.incomplete.map((missed) => gap(missed, language)),
    summary,
  ];
  return `${lines.join('\n')}\n`;
};
