import { readFileSync } from 'node:fs';

import type { SampleOrganization } from '../sample.ts';

/** An English bookshop supervised by the same fractional CTO. */
export const harbourBooks: SampleOrganization = {
  login: 'harbour-books',
  name: 'Harbour Books',
  people: [
    { login: 'olivia-reed', name: 'Olivia Reed, managing director', role: 'owner' },
    { login: 'claire-cto', name: 'Claire Martel, CTO externalisée', role: 'owner' },
    { login: 'tom-hale', name: 'Tom Hale, product', role: 'member', access: 'write' },
    { login: 'bl-noah', name: 'Noah, Brightline', role: 'member' },
    { login: 'bl-ines', name: 'Ines, Brightline', role: 'member' },
  ],
  teams: [{ slug: 'brightline', name: 'Brightline', members: ['bl-noah', 'bl-ines'], access: 'write' }],
  repositories: [
    {
      name: 'checkout',
      description: 'Basket and payment',
      files: {
        'README.md': '# checkout\n',
        '.github/CODEOWNERS': '/src/payment/ @claire-cto\n',
        'src/basket.ts': 'export function count(items: readonly string[]): number {\n  return items.length;\n}\n',
        'src/payment/card.ts':
          "export function mask(card: string): string {\n  return card.slice(-4).padStart(card.length, '*');\n}\n",
      },
    },
    {
      name: 'catalogue',
      description: 'Books and search',
      files: { 'README.md': '# catalogue\n', 'src/search.ts': 'export const limit = 20;\n' },
    },
  ],
  policy: readFileSync(new URL('policy.yml', import.meta.url), 'utf8'),
};
