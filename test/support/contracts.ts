import { loadContract } from '../../src/engine/contract/load.ts';
import { contractTexts } from '../../src/engine/contract/texts.ts';
import { say } from '../../src/engine/locales/say.ts';

/** The least contract there is. */
export const least = `version: 1
id: CTR-1
title: { en: Shop }
timezone: Europe/Paris
vendor: { id: agency, name: Agency }
repositories: [shop, api]
acceptance: { review-working-days: 10 }
deliverables:
  - { id: L1, title: { en: Mock-up }, due: 2026-10-02, repository: shop }
  - { id: L2, title: { en: Cart }, due: 2026-10-15, repository: api }
`;

interface Told {
  readonly place: string;
  readonly sentence: string;
}

/** The least contract with one criterion of every deliverable, in line 12. */
export function withCriterion(own: string): string {
  return `${least}criteria:\n  - { id: C1, severity: minor, at: delivery, ${own} }\n`;
}

/** What is told of the place where § stands. */
export function problemAt(text: string): readonly string[] {
  const above = text.slice(0, text.indexOf('§')).split('\n');
  const place = `c.yml:${above.length}:${(above.at(-1) ?? '').length + 1}`;
  const here = told(loadContract(text.replace('§', ''), 'c.yml')).filter((one) => one.place === place);
  return here.map(({ sentence }) => sentence);
}

/** Each problem as people read it; none when it loads. */
export function told(loaded: ReturnType<typeof loadContract>): readonly Told[] {
  if (loaded.ok) return [];
  const voice = { language: loaded.language, timezone: 'UTC', medium: 'plain' } as const;
  return loaded.problems.map(({ key, values, at }) => ({
    place: [at?.path, at?.line, at?.column].join(':'),
    sentence: say(contractTexts, key, values, voice),
  }));
}

/** The problems of a contract as `line:column sentence`. */
export function complaints(text: string): readonly string[] {
  return told(loadContract(text, 'c.yml')).map(({ place, sentence }) => `${place.slice('c.yml:'.length)} ${sentence}`);
}
