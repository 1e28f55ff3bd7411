import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the project stands in the kept reports, whatever machine they were made on. */
const NEUTRAL = '/home/runner/work/shop/shop';

/** Takes this machine out of the reports: its paths, its name, the properties that Surefire copies from it. */
export function neutralise(reports: string, folder: string): void {
  for (const entry of readdirSync(reports, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8')
      .replaceAll(folder, NEUTRAL)
      .replaceAll(folder.slice(1), NEUTRAL.slice(1))
      .replaceAll(/hostname="[^"]*"/g, 'hostname="runner"')
      .replaceAll(/<sessioninfo id="[^"]*"/g, '<sessioninfo id="runner"')
      .replaceAll(
        /<property name="(?:java|user|os|sun|surefire|env|basedir|localRepository|line|path|file|native|jdk|stdout|stderr|sys|http|ftp|socks)[^>]*\/>\s*/g,
        '',
      );
    writeFileSync(file, text);
  }
}
