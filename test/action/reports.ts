/** Small reports as tools write them. */
export const lcov = 'TN:\nSF:src/a.ts\nDA:1,1\nDA:2,0\nend_of_record\n';
export const junit =
  '<?xml version="1.0"?><testsuites><testsuite name="a"><testcase classname="a" name="b"/></testsuite></testsuites>';
export const cobertura =
  '<?xml version="1.0"?><coverage line-rate="1"><packages><package name="a"><classes><class name="a" filename="a.py"><lines><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>';
export const sarif = JSON.stringify({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'semgrep' } }, results: [], invocations: [{ executionSuccessful: true }] }],
});
export const lighthouse = JSON.stringify({
  lighthouseVersion: '13.0.0',
  requestedUrl: 'https://shop.example/',
  audits: {},
});
export const k6 = JSON.stringify({ root_group: { name: '' }, metrics: { http_reqs: { type: 'counter' } } });
