import type { Store } from '../../store/port.ts';

/** The language of the last policy that loaded: a word in its text is enough for a page that says so little. */
export async function languageOf({ policies }: Pick<Store, 'policies'>, organizationId: number): Promise<'en' | 'fr'> {
  const text = (await policies.find(organizationId))?.lastGood?.text ?? '';
  return /^language:\s*["']?fr\b/m.test(text) ? 'fr' : 'en';
}
