import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { readConfiguration } from '../app/server/configuration.ts';
import { organizationKey } from '../scan/pool/organization-key.ts';
import { read } from './arguments.ts';
import { exitCodes, type Io, WrongUse } from './command.ts';

/** Only whoever runs the App may read it: with it, guesses can be tested against fingerprints. */
const OWNER_ONLY = 0o600;

/** Writes the key of an organisation's fingerprints, so that baselines made on a machine fit those of the App. */
export function fingerprintKey(args: readonly string[], { env, cwd, stderr }: Io): Promise<number> {
  const { positionals } = read(args, {});
  const [organization = '', file = ''] = positionals;
  const id = Number(organization);
  if (positionals.length !== 2 || !Number.isSafeInteger(id) || id <= 0)
    throw new WrongUse('fingerprint-key takes the organisation’s number (`gh api orgs/NAME --jq .id`) and a file.');
  let secret: string;
  try {
    const { fingerprintSecret, privateKey } = readConfiguration(env, (name) => readFileSync(name, 'utf8'));
    secret = fingerprintSecret ?? privateKey;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error), { cause: error });
  }
  write(path.resolve(cwd, file), organizationKey(secret, id));
  stderr.write(`${file}: keep it as you keep the App’s private key.\n`);
  return Promise.resolve(exitCodes.fine);
}

function write(file: string, key: Uint8Array): void {
  try {
    writeFileSync(file, key, { mode: OWNER_ONLY, flag: 'wx' });
  } catch (error) {
    throw new WrongUse(`${file} cannot be written, or is there already; name another file.`, { cause: error });
  }
}
