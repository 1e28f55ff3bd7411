import { KIND_NAMES } from '../../engine/secrets/catalogue/kind-names.ts';
import { counts, type PlacedFinding, type ScanReport } from '../report.ts';
import { scanTexts } from '../texts.ts';

const uri = (path: string): string => path.toWellFormed().split('/').map(encodeURIComponent).join('/');

const result = (found: PlacedFinding, comparable: boolean): object => ({
  ruleId: found.detector,
  level: counts(found) ? 'error' : 'note',
  message: {
    text: `${found.vendor}, ${KIND_NAMES.en[found.kind]} ${found.redacted}${
      found.demoted === undefined ? '' : `; likely no secret: ${scanTexts.en.demoted[found.demoted]}`
    }`,
  },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uri(found.path) },
        region: { startLine: found.line, startColumn: found.column, endLine: found.endLine },
      },
    },
  ],
  // Without a key fingerprints change with each scan, and would make every finding a new one.
  ...(comparable ? { partialFingerprints: { 'gardeFou/v1': found.fingerprint } } : {}),
  ...(found.known === true ? { suppressions: [{ kind: 'external' }] } : {}),
});

const rules = (report: ScanReport): readonly object[] => {
  const byId = new Map(report.findings.map((found) => [found.detector, found]));
  return [...byId.values()].map(({ detector, vendor, kind, revoke }) => ({
    id: detector,
    shortDescription: { text: `${vendor}, ${KIND_NAMES.en[kind]}` },
    ...(revoke === '' ? {} : { helpUri: revoke }),
  }));
};

/** Writes a report as SARIF 2.1.0, without snippets: a log must not repeat the secret. */
export const asSarif = (report: ScanReport): object => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'garde-fou', rules: rules(report) } },
      columnKind: 'utf16CodeUnits',
      results: report.findings.map((found) => result(found, report.comparable)),
      invocations: [
        {
          executionSuccessful: report.incomplete.length === 0,
          toolExecutionNotifications: report.incomplete.map(({ path, reason }) => ({
            level: 'error',
            message: { text: `not read: ${scanTexts.en.gaps[reason]}` },
            locations: [{ physicalLocation: { artifactLocation: { uri: uri(path) } } }],
          })),
        },
      ],
    },
  ],
});
