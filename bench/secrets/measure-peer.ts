import path from 'node:path';

import { corpusFiles } from './corpus.ts';

interface Peer {
  readonly lintSource: (request: object) => Promise<{ readonly messages: readonly unknown[] }>;
}

const [, , corpusFolder = '', peerFolder = ''] = process.argv;
const load = async (name: string): Promise<Record<string, unknown>> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- installed by the benchmark alone, so without types here
  (await import(path.join(peerFolder, 'node_modules', name))) as Record<string, unknown>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
const { lintSource } = (await load('@secretlint/core/module/index.js')) as unknown as Peer;
const preset = await load('@secretlint/secretlint-rule-preset-recommend/module/index.js');
const options = {
  noPhysicFilePath: true,
  config: {
    rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset['creator'] ?? preset['rules'] }],
  },
};

let megabytes = 0;
let seconds = 0;
let findings = 0;
for (const { path: filePath, size, read } of corpusFiles(corpusFolder)) {
  megabytes += size / 1e6;
  const content = Buffer.from(read()).toString('utf8');
  const source = { filePath, content, contentType: 'text', ext: path.extname(filePath) };
  const before = process.cpuUsage();
  const { messages } = await lintSource({ source, options });
  seconds += process.cpuUsage(before).user / 1e6;
  findings += messages.length;
}
process.stdout.write(
  `- secretlint, recommended preset: ${(megabytes / seconds).toFixed(1)} MB/s of processor time, ${String(findings)} findings\n`,
);
