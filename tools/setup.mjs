// Runs before `npm start` and `npm test`: installs what is missing, so that a fresh clone needs no other command.
// Plain JavaScript without dependencies, because nothing is installed yet and the machine may have an older Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.garde-fou-setup`;
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');
const runtime = `${root}node_modules/.bin/node`;

if (!existsSync(runtime) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('Garde-fou: installing dependencies from the lock file…\n');
  // Not `npm ci`, which takes everything away first: a running session keeps its packages, and only what changed comes
  // anew. `--no-save` keeps to the locked versions and leaves the lock file as it is.
  const install = ['install', '--no-save'];
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ['npm', install] : [process.execPath, [npm, ...install]];
  const { status } = spawnSync(command, [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0 || !existsSync(runtime)) {
    process.stderr.write(
      'Garde-fou: the dependencies could not be installed; see the messages above, then run the command again.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
