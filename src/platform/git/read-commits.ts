import type { Signatory } from '../../engine/facts/commit.ts';
import type { ListedCommit } from '../ports/changes.ts';
import type { ObjectReader } from './object-reader.ts';

const LARGEST_COMMIT = 1_000_000;
const TRAILER = /^co-authored-by:[ \t]*([^<\n]*)<([^<>\n]*)>[ \t]*$/gim;

/**
 * Commits as their objects tell them. Who is behind a name, and whether a signature is good, only a forge can say:
 * accounts are `null`. `undefined` when an object is not there or too large to be a commit.
 */
export async function readCommits(
  objects: ObjectReader,
  ids: readonly string[],
): Promise<readonly ListedCommit[] | undefined> {
  const commits: ListedCommit[] = [];
  for (const id of ids) {
    const object = await objects.read(id, LARGEST_COMMIT);
    if (object === undefined || object.size > LARGEST_COMMIT) return undefined;
    commits.push(commitOf(id, object.bytes));
  }
  return commits;
}

/** Headers, one a line and continued by lines that begin with a space, then a blank line and the message. */
function commitOf(sha: string, bytes: Uint8Array): ListedCommit {
  const raw = Buffer.from(bytes).toString('latin1');
  const end = raw.indexOf('\n\n');
  const headers = (end < 0 ? raw : raw.slice(0, end)).split('\n');
  const valuesOf = (name: string): readonly string[] =>
    headers.flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []));
  const decode = decoderOf(valuesOf('encoding')[0]);
  const message = decode(end < 0 ? '' : raw.slice(end + 2));
  return {
    sha,
    parents: valuesOf('parent'),
    author: signatoryOf(decode(valuesOf('author')[0] ?? '')),
    committer: signatoryOf(decode(valuesOf('committer')[0] ?? '')),
    message: message.replace(/\n$/, ''),
    coAuthors: [...message.matchAll(TRAILER)].map(([, name = '', email = '']) => named(name.trim(), email.trim())),
    signature: valuesOf('gpgsig').length === 0 ? null : { verified: false, signer: null },
  };
}

/** Text in the encoding that the commit names, UTF-8 where it names none or one that nobody knows. */
function decoderOf(encoding: string | undefined): (latin1: string) => string {
  let decoder = new TextDecoder();
  try {
    decoder = new TextDecoder(encoding);
  } catch {
    // UTF-8 it is.
  }
  return (latin1) => decoder.decode(Buffer.from(latin1, 'latin1'));
}

function signatoryOf(line: string): Signatory {
  const [, name = '', email = ''] = /^(.*?) ?<([^<>]*)>/s.exec(line) ?? [];
  return named(name, email);
}

function named(name: string, email: string): Signatory {
  return { account: null, name, email };
}
