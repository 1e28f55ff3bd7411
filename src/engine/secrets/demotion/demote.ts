import { hasChecksum } from './checksum.ts';
import { isCode, isFileName, isVariable, readsLikeWords } from './code-shape.ts';
import { entropyOf, isDrawn, isRegular } from './entropy.ts';
import { inWords, isPhrase, isPlaceholder } from './placeholder.ts';
import type { Demotion, Evidence } from './reason.ts';
import { decodedText, isExampleToken, isJsonWebToken, isPrivateKey } from './structure.ts';

type Link = (evidence: Evidence) => Demotion | undefined;

/** Findings whose form alone proves little: a name, a phrase or nearness made them. */
const weak = ({ candidate }: Evidence): boolean => candidate.bond !== 'form';

/** A token in the address of a badge is made to be shown; one whose form says what it is opens more than a badge. */
const BADGE = /badge[^\s"']{0,40}$/;

const byPurpose: Link = (evidence) => {
  const { format } = evidence.candidate;
  if (format.kind === 'identifier') return 'identifier';
  const context = evidence.before.toLowerCase();
  if (weak(evidence) && BADGE.test(context)) return 'public';
  const isPublic = format.publicUnless?.some((word) => context.includes(word)) === false;
  return isPublic ? 'public' : undefined;
};

/** A run this long under a vendor's name is secret whatever form the vendor documents: forms change. */
const LONG_RUN = /^[\w-]{40,}$/;

const byStructure: Link = ({ candidate: { format, estranged }, value }) => {
  if (estranged === true && !LONG_RUN.test(value)) return 'structure';
  if (format.id === 'private-key') return isPrivateKey(value) ? undefined : 'structure';
  if (format.id !== 'json-web-token') return undefined;
  return isJsonWebToken(value) ? undefined : 'structure';
};

/** Tells whether only a name says that it is secret. */
const generic = (id: string): boolean => id.startsWith('named-');

/** Letters in words above which a token of a wrong checksum was written by hand. */
const WORDED = 8;

/** A wrong checksum alone proves nothing; a right one ends the chain before it (see `isCertain`). */
const byChecksum: Link = ({ candidate: { format }, body }) =>
  format.checksum !== undefined && (readsLikeWords(body) || inWords(body) >= WORDED) ? 'checksum' : undefined;

/** A value that says it is for tests. */
const TESTING = /(?:^|[_-])tests?(?:ing)?(?:[_-]|$)/i;

/** Formats whose examples are told by what they hold. */
const EXAMPLES: Readonly<Record<string, (value: string) => boolean>> = {
  'json-web-token': isExampleToken,
  'private-key': () => false,
  'authorization-header': (value) => isPlaceholder(value) || isPlaceholder(decodedText(value)),
};

const byPlaceholder: Link = (evidence) => {
  const { candidate, value, body } = evidence;
  const special = EXAMPLES[candidate.format.id];
  if (special !== undefined) return special(value) ? 'placeholder' : undefined;
  const example = isPhrase(value) || isPlaceholder(body) || (generic(candidate.format.id) && TESTING.test(body));
  return example ? 'placeholder' : undefined;
};

/** Before or after a value, what makes it a digest or the address of a resource. */
const DIGEST =
  /(?:sha\d{0,3}|md5|integrity|checksum|digest|commit|revision|hash|etag|resolved|fingerprint)["'`]?\s{0,4}[:=(\s-]{0,3}["'`]?[^\s"'`]{0,80}$/i;

const byCode: Link = (evidence) => {
  const { value, body, before, after } = evidence;
  if (!weak(evidence)) return readsLikeWords(body) ? 'code' : undefined;
  if (isFileName(after)) return 'code';
  if (evidence.candidate.bare === true && (after.startsWith('(') || isVariable(value, before))) return 'code';
  return isCode(value) || readsLikeWords(body) || DIGEST.test(before) ? 'code' : undefined;
};

const ENOUGH = 20;
/** From this length a password of two kinds of characters counts. */
const LONG_PASSWORD = 12;

/** Short, without capitals or without small letters: what a name alone does not make a secret. */
const isThin = (value: string): boolean => value.length < ENOUGH && !(/[a-z]/.test(value) && /[A-Z]/.test(value));

/** A password has two kinds of characters and some length; other weak findings also need a digit. */
const isPlain = ({ candidate: { format }, value }: Evidence): boolean => {
  const password = format.kind === 'password' || format.kind === 'connection';
  if (!password) return !/\d/.test(value) || (generic(format.id) && isThin(value));
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(value)).length;
  return value.length < 8 || kinds < (value.length < LONG_PASSWORD ? 3 : 2);
};

const byEntropy: Link = (evidence) =>
  isRegular(evidence.body) || (weak(evidence) && isPlain(evidence)) ? 'entropy' : undefined;

const byBond: Link = ({ candidate }) => (candidate.bond === 'beside' ? 'unbound' : undefined);

/** What an organisation's own rule says of its values. */
const byOwnRule: Link = ({ candidate: { format, allowed }, value }) => {
  if (allowed === true) return 'allowed';
  const least = format.pattern?.entropy ?? 0;
  return least > 0 && entropyOf(value) <= least ? 'entropy' : undefined;
};

const chain: readonly Link[] = [byPurpose, byStructure, byChecksum, byPlaceholder, byCode, byEntropy, byBond];

/** Tells whether a value carries a checksum that is right, which chance does once in 2^32. */
export const isCertain = ({ candidate: { format }, body }: Evidence): boolean =>
  format.checksum === 'crc32-base62' && hasChecksum(body);

/** Asks the chain in order and answers the first reason to show a candidate as likely no secret; none for what must block. */
export const demote = (evidence: Evidence): Demotion | undefined => {
  // An organisation knows best what its own expression finds: nothing else is asked.
  if (evidence.candidate.format.pattern !== undefined) return byOwnRule(evidence);
  if (isCertain(evidence)) return undefined;
  if (isDrawn(evidence.value)) return byPurpose(evidence);
  for (const link of chain) {
    const reason = link(evidence);
    if (reason !== undefined) return reason;
  }
  return undefined;
};
