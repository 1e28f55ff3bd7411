import { createHmac } from 'node:crypto';

import { catalogue } from '../../src/engine/secrets/catalogue/catalogue.ts';
import { compileCatalogue } from '../../src/engine/secrets/matcher/compile.ts';
import { scanBytes } from '../../src/engine/secrets/scanner/scan-bytes.ts';
import { hostileInputs } from './hostile.ts';

const mac = (text: string): string => createHmac('sha256', 'bench').update(text, 'latin1').digest('hex');
const scanner = { matcher: compileCatalogue(catalogue), mac };

interface Row {
  inputs: number;
  seconds: number;
  worst: string;
  incomplete: number;
}

const rows = new Map<string, Row>();
for (const { family, name, bytes } of hostileInputs()) {
  const before = process.cpuUsage();
  const { unread } = scanBytes(scanner, bytes);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const row = rows.get(family) ?? { inputs: 0, seconds: 0, worst: '', incomplete: 0 };
  rows.set(family, row);
  row.inputs++;
  if (unread.length > 0) row.incomplete++;
  if (seconds <= row.seconds) continue;
  row.seconds = seconds;
  row.worst = name;
}

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('`', "'");
const lines = Array.from(
  rows,
  ([family, { inputs, seconds, worst, incomplete }]) =>
    `| ${family} | ${String(inputs)} | ${seconds.toFixed(2)} | \`${cell(worst)}\` | ${String(incomplete)} |`,
);
process.stdout.write(
  `| hostile inputs of 1 MB | inputs | slowest, s | which | incomplete |\n| --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`,
);
