/** `npm run bench -- NAME…` (all when none is named): runs benchmarks and records each in its section of RESULTS.md. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A line a benchmark: loads its folder and answers the text of its section. */
const benches: Readonly<Record<string, () => Promise<string>>> = {
  evidence: async () => (await import('./evidence/bench.ts')).benchEvidence(),
  gate: async () => (await import('./gate/bench.ts')).benchGate(),
  secrets: async () => (await import('./secrets/bench.ts')).benchSecrets(),
  action: async () => (await import('./action/bench.ts')).benchAction(),
  intake: async () => (await import('./intake/bench.ts')).benchIntake(),
};

const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const FORMATTER = fileURLToPath(new URL('../node_modules/.bin/oxfmt', import.meta.url));
const TITLE = `# Results

Recorded by \`npm run bench\`; figures of one machine, to be compared within a section.
`;

/** Replaces the section of that name, or adds it at the end. */
function withSection(page: string, name: string, text: string): string {
  const section = `## ${name}\n\n${text.trim()}\n`;
  const parts = page.split(/^(?=## )/m);
  const index = parts.findIndex((part) => part.startsWith(`## ${name}\n`));
  const replaced = index === -1 ? [...parts, section] : parts.with(index, section);
  return `${replaced.map((part) => part.trim()).join('\n\n')}\n`;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`No benchmark is named ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}
for (const [name, run] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const text = await run();
  process.stdout.write(`## ${name}\n\n${text}\n`);
  const page = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : TITLE;
  writeFileSync(RESULTS, withSection(page, name, text));
  execFileSync(FORMATTER, [RESULTS]);
}
