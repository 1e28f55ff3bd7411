import { readFileSync } from 'node:fs';

import type { SampleOrganization } from '../sample.ts';

/** A French shop whose code an agency writes. */
export const acmeBoutique: SampleOrganization = {
  login: 'acme-boutique',
  name: 'Acme Boutique',
  people: [
    { login: 'marie-durand', name: 'Marie Durand, directrice générale', role: 'owner' },
    { login: 'claire-cto', name: 'Claire Martel, CTO externalisée', role: 'owner' },
    { login: 'sophie-petit', name: 'Sophie Petit, produit', role: 'member' },
    { login: 'paul-martin', name: 'Paul Martin, produit', role: 'member' },
    { login: 'an-karim', name: 'Karim, Agence Nord', role: 'member' },
    { login: 'an-lea', name: 'Léa, Agence Nord', role: 'member' },
  ],
  teams: [
    { slug: 'produit', name: 'Produit', members: ['sophie-petit', 'paul-martin'], access: 'write' },
    { slug: 'agence-nord', name: 'Agence Nord', members: ['an-karim', 'an-lea'], access: 'write' },
  ],
  repositories: [
    {
      name: 'boutique-api',
      description: 'Panier, commandes et paiement',
      files: {
        'README.md': '# boutique-api\n',
        'src/panier.ts':
          'export function total(prix: readonly number[]): number {\n  return prix.reduce((somme, un) => somme + un, 0);\n}\n',
        'src/paiement/carte.ts':
          "export function masquer(numero: string): string {\n  return numero.slice(-4).padStart(numero.length, '*');\n}\n",
      },
    },
    {
      name: 'boutique-web',
      description: 'Le site de la boutique',
      files: { 'README.md': '# boutique-web\n', 'src/accueil.ts': "export const titre = 'Bienvenue';\n" },
    },
  ],
  policy: readFileSync(new URL('policy.yml', import.meta.url), 'utf8'),
};
